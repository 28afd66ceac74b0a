// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/startfields.h"

#include "engine/workflow/trainingtask.h"
#include "widgets/common/choicebox.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/icons.h"
#include "widgets/common/specwords.h"
#include "widgets/common/texts.h"

#include <QAction>
#include <QFile>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>
#include <iterator>

namespace sessionsmith::widgets {

StartFields::StartFields(QObject* parent) : FieldGroup(parent), m_from(new ChoiceBox), m_weights(new QLineEdit)
{
    add("from", m_from);
    add("start_weights", m_weights);
    m_choose = m_weights->addAction(icon(QStringLiteral("folder")), QLineEdit::TrailingPosition);
    connect(m_choose, &QAction::triggered, this, &StartFields::chooseWeights);
    connect(m_from, &QComboBox::currentIndexChanged, this, &StartFields::runChanged);
    fill();
}

void StartFields::setRuns(const std::vector<store::RunRecord>& runs)
{
    const auto canBegin = [](const store::RunRecord& run) {
        return !run.checkpoint.empty() && !store::isActive(run.status) && run.kind != store::RunKind::Generator;
    };
    m_runs.clear();
    std::ranges::copy_if(runs, std::back_inserter(m_runs), canBegin);
    fill();
}

void StartFields::fill()
{
    const std::string chosen = run();
    const QSignalBlocker isKept(m_from);
    m_from->clear();
    m_from->addItem(specValue(QStringLiteral("from"), QString()), QString());
    for (const store::RunRecord& run : m_runs)
        m_from->addItem(text(run.name), text(run.name));
    setRun(chosen);
}

void StartFields::showRows(QFormLayout& form, bool run, bool weights) const
{
    form.setRowVisible(m_from, run);
    form.setRowVisible(m_weights, weights);
}

void StartFields::setRun(const std::string& name)
{
    m_from->setCurrentIndex(std::max(0, m_from->findData(text(name))));
}

void StartFields::setWeights(const std::filesystem::path& file)
{
    m_weights->setText(text(file.string()));
}

std::string StartFields::run() const
{
    return m_from->currentData().toString().toStdString();
}

std::filesystem::path StartFields::weights() const
{
    return QFile::encodeName(m_weights->text().trimmed()).toStdString();
}

std::optional<learning::ModelSpec> StartFields::shape() const
{
    const auto found = std::ranges::find(m_runs, run(), &store::RunRecord::name);
    if (found == m_runs.end()) return std::nullopt;
    const auto task = workflow::trainingTaskOf(*found);
    if (!task) return std::nullopt;
    if (const auto* pretrain = std::get_if<workflow::PretrainRequest>(&*task)) return pretrain->spec.model;
    if (const auto* finetune = std::get_if<workflow::FinetuneRequest>(&*task)) return finetune->spec.model;
    return std::nullopt;
}

void StartFields::chooseWeights()
{
    const QString file = askForFile(m_weights, FileKind::Weights, tr("Weights to begin from"),
                                    tr("Weights (*.safetensors);;All files (*)"));
    if (!file.isEmpty()) m_weights->setText(file);
}

void StartFields::retranslate()
{
    m_from->setItemText(0, specValue(QStringLiteral("from"), QString()));
    m_weights->setPlaceholderText(tr("none"));
    m_weights->setToolTip(tr("A safetensors file of Hugging Face or of an export, of the shape that is chosen"));
    m_choose->setText(tr("Choose…"));
}

} // namespace sessionsmith::widgets
