// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/devicelist.h"

#include "widgets/common/texts.h"

namespace sessionsmith::widgets {

DeviceList::DeviceList(QWidget* parent) : ChoiceBox(parent)
{
    fill();
    connect(this, &QComboBox::activated, this, [this] { m_wanted = currentData().toString().toStdString(); });
}

void DeviceList::load(Workbench& workbench)
{
    if (m_loading || !m_devices.empty()) return;
    m_loading = true;
    const auto found = std::make_shared<std::vector<learning::Device>>();
    const auto work = [found](store::Workspace&, const ProgressSink&, const Control&) -> Result<> {
        const auto backend = learning::backend();
        if (!backend) return tl::unexpected(backend.error());
        *found = (*backend)->devices();
        return {};
    };
    const Wording title = [] { return tr("Looking for devices"); };
    workbench.jobs().start(title, false, work, this, [this, found](Job* job) {
        m_loading = false;
        if (job->error()) Q_EMIT failed(translated(*job->error()));
        m_devices = std::move(*found);
        fill();
    });
}

void DeviceList::fill()
{
    clear();
    addItem(tr("Automatic"), QStringLiteral("auto"));
    for (const learning::Device& device : m_devices) {
        const QString memory =
            device.totalMemory == 0
                ? QString()
                : tr(" · %1 of %2 free").arg(formatBytes(device.freeMemory), formatBytes(device.totalMemory));
        addItem(text(device.name) + memory, text(device.id));
        setItemData(count() - 1, itemText(count() - 1), Qt::ToolTipRole);
    }
    setDevice(m_wanted);
}

std::string DeviceList::device() const
{
    return currentData().toString().toStdString();
}

void DeviceList::setDevice(const std::string& id)
{
    m_wanted = id;
    setCurrentIndex(std::max(0, findData(text(id))));
}

void DeviceList::retranslate()
{
    fill();
}

} // namespace sessionsmith::widgets
