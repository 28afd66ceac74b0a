// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/augmentation/pipelineeditor.h"

#include "widgets/augmentation/steprow.h"
#include "widgets/common/icons.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace sessionsmith::widgets {

PipelineEditor::PipelineEditor(QWidget* parent)
    : QWidget(parent), m_layout(new QVBoxLayout), m_empty(new QLabel), m_add(new QPushButton)
{
    m_empty->setWordWrap(true);
    m_empty->setProperty("muted", true);
    m_add->setIcon(icon(QStringLiteral("add")));
    m_layout->setSpacing(10);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addLayout(m_layout);
    layout->addWidget(m_empty);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &PipelineEditor::add);
    retranslate();
}

augmentation::Pipeline PipelineEditor::pipeline() const
{
    augmentation::Pipeline pipeline;
    for (const StepRow* row : m_rows)
        pipeline.push_back(row->step());
    return pipeline;
}

void PipelineEditor::setPipeline(const augmentation::Pipeline& pipeline)
{
    qDeleteAll(std::exchange(m_rows, {}));
    for (const augmentation::Step& step : pipeline)
        insert(step);
    renumber();
    Q_EMIT changed();
}

StepRow* PipelineEditor::insert(const augmentation::Step& step)
{
    auto* row = new StepRow(step);
    m_rows.append(row);
    m_layout->addWidget(row);
    connect(row, &StepRow::changed, this, &PipelineEditor::changed);
    connect(row, &StepRow::moveRequested, this, [this, row](int by) { move(row, by); });
    connect(row, &StepRow::removeRequested, this, [this, row] { remove(row); });
    return row;
}

/// A step of a kind that is not there yet, as long as there is one.
void PipelineEditor::add()
{
    augmentation::StepKind kind = augmentation::StepKind::Mask;
    for (const augmentation::StepDescription& description : augmentation::stepDescriptions()) {
        const bool isThere =
            std::ranges::any_of(m_rows, [&](const StepRow* row) { return row->step().kind == description.kind; });
        if (isThere) continue;
        kind = description.kind;
        break;
    }
    StepRow* row = insert(StepRow::proposed(kind));
    renumber();
    row->show();
    row->fields().first()->setFocus();
    Q_EMIT changed();
}

void PipelineEditor::move(StepRow* row, int by)
{
    const qsizetype from = m_rows.indexOf(row), to = from + by;
    if (to < 0 || to >= m_rows.size()) return;
    m_rows.move(from, to);
    m_layout->insertWidget(int(to), row);
    renumber();
    Q_EMIT changed();
}

void PipelineEditor::remove(StepRow* row)
{
    const qsizetype place = m_rows.indexOf(row);
    m_rows.removeAt(place);
    row->hide();
    row->deleteLater(); // one of its buttons is at work
    renumber();
    fields()[m_rows.isEmpty() ? 0 : std::min(place, m_rows.size() - 1) * row->fields().size()]->setFocus();
    Q_EMIT changed();
}

void PipelineEditor::renumber()
{
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setPlace(int(i) + 1, int(m_rows.size()));
    m_empty->setVisible(m_rows.isEmpty());
}

QList<QWidget*> PipelineEditor::fields() const
{
    QList<QWidget*> fields;
    for (const StepRow* row : m_rows)
        fields << row->fields();
    return fields << m_add;
}

void PipelineEditor::retranslate()
{
    m_empty->setText(tr("Without a step the sessions stay as they are."));
    m_add->setText(tr("Add a step"));
    for (StepRow* row : std::as_const(m_rows))
        row->retranslate();
}

} // namespace sessionsmith::widgets
