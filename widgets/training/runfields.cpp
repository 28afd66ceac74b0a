// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/runfields.h"

#include "widgets/training/devicelist.h"
#include "widgets/training/formfields.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

#include <limits>
#include <numeric>

namespace sessionsmith::widgets {

RunFields::RunFields(QObject* parent)
    : FieldGroup(parent), m_seed(spinBox({0, double(std::numeric_limits<int>::max())})), m_seeds(spinBox({1, 50})),
      m_device(new DeviceList), m_name(new QLineEdit)
{
    add("seed", m_seed);
    add("seeds", m_seeds);
    add("device", m_device);
    add("name", m_name);
    connect(m_device, &DeviceList::failed, this, &RunFields::failed);
}

void RunFields::showRows(QFormLayout& form, bool draws, bool repeats)
{
    form.setRowVisible(m_seed, draws);
    form.setRowVisible(m_seeds, repeats);
    form.setRowVisible(m_device, draws);
}

void RunFields::retranslate()
{
    m_device->retranslate();
    m_seeds->setToolTip(tr("A run for each: seeds that follow the first one. Compared, they are one group"));
    m_name->setPlaceholderText(tr("automatic"));
}

void RunFields::loadDevices(Workbench& workbench)
{
    m_device->load(workbench);
}

std::vector<std::uint64_t> RunFields::seeds() const
{
    std::vector<std::uint64_t> seeds(std::size_t(m_seeds->value()));
    std::iota(seeds.begin(), seeds.end(), std::uint64_t(seed()));
    return seeds;
}

std::string RunFields::name() const
{
    return m_name->text().trimmed().toStdString();
}

void RunFields::startAfresh()
{
    m_name->clear();
    m_seeds->setValue(1);
}

int RunFields::seed() const
{
    return m_seed->value();
}

void RunFields::setSeed(int seed)
{
    m_seed->setValue(seed);
}

std::string RunFields::device() const
{
    return m_device->device();
}

void RunFields::setDevice(const std::string& device)
{
    m_device->setDevice(device);
}

} // namespace sessionsmith::widgets
