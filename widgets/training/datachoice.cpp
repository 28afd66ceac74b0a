// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/datachoice.h"

#include "widgets/common/texts.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalBlocker>

#include <algorithm>

namespace sessionsmith::widgets {

DataChoice::DataChoice(QWidget* parent) : ChoiceBox(parent)
{
    connect(this, &QComboBox::activated, this, [this] { m_chosen[m_kind] = data(); });
}

void DataChoice::setDatasets(const std::vector<store::DatasetRecord>& datasets)
{
    m_datasets = datasets;
    fill();
}

void DataChoice::fill()
{
    const QSignalBlocker isFilled(this);
    clear();
    for (const store::DatasetRecord& dataset : m_datasets) {
        const bool isSynthetic = dataset.kind == store::DatasetKind::Synthetic;
        const QString name = text(dataset.name);
        addItem(dataset.isAugmented() ? tr("%1 (augmented)").arg(name)
                : isSynthetic         ? tr("%1 (synthetic)").arg(name)
                                      : name,
                name);
    }
    showChosen();
}

void DataChoice::setKind(int kind, store::DatasetKind wanted)
{
    m_kind = kind;
    m_wanted = wanted;
    showChosen();
}

void DataChoice::setData(const std::string& name)
{
    m_chosen[m_kind] = name;
    showChosen();
}

std::string DataChoice::data() const
{
    return currentData().toString().toStdString();
}

std::vector<std::string> DataChoice::actions() const
{
    std::vector<std::string> actions;
    const auto chosen = std::ranges::find(m_datasets, data(), &store::DatasetRecord::name);
    if (chosen == m_datasets.end()) return actions;
    const QJsonObject summary = QJsonDocument::fromJson(QByteArray::fromStdString(chosen->summary)).object();
    for (const QString& action : summary[QLatin1String("actions")].toObject().keys())
        actions.push_back(action.toStdString());
    return actions;
}

void DataChoice::showChosen()
{
    const auto chosen = m_chosen.find(m_kind);
    int index = chosen == m_chosen.end() ? -1 : findData(text(chosen->second));
    if (index < 0) {
        const auto found = std::ranges::find(m_datasets, m_wanted, &store::DatasetRecord::kind);
        index = found == m_datasets.end() ? 0 : int(found - m_datasets.begin());
    }
    setCurrentIndex(index);
}

void DataChoice::retranslate()
{
    fill();
}

} // namespace sessionsmith::widgets
