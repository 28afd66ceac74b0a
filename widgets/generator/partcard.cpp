// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/partcard.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/numberfield.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QToolButton>

namespace sessionsmith::widgets {

namespace {

constexpr qint64 pause = 1000; // ms: a later edit of the same field is another one
int lastGesture = 0;           // of all cards, whose edits lie on one stack

} // namespace

PartCard::PartCard(const GeneratorData& data, QWidget* parent)
    : Card({}, {}, parent), m_data(data), m_problem(new QLabel), m_default(new QLabel), m_origin(subtitleLabel()),
      m_estimate(new QToolButton)
{
    m_problem->setProperty("bad", true);
    m_problem->setProperty("small", true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_default->setObjectName(QStringLiteral("default"));
    m_default->setStyleSheet(QStringLiteral("border: 1px solid; border-radius: 4px; padding: 0 4px; font-size: 11px;"));
    for (QLabel* label : {m_default, m_origin}) {
        label->setProperty("muted", true);
        label->setProperty("small", true);
    }
    m_estimate->setProperty("flat", true);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(6);
    foot->addWidget(m_default);
    foot->addWidget(m_origin, 1);
    foot->addWidget(m_estimate);
    auto* whole = static_cast<QVBoxLayout*>(layout());
    whole->addWidget(m_problem);
    whole->addLayout(foot);
    connect(m_estimate, &QToolButton::clicked, this, &PartCard::estimateRequested);
}

void PartCard::retranslate()
{
    m_default->setText(tr("default"));
    m_default->setToolTip(tr("Nobody estimated or set this: it is what every new model has"));
    m_estimate->setText(tr("Estimate…"));
    m_estimate->setToolTip(tr("Estimate this part from a log"));
    m_estimate->setAccessibleName(tr("Estimate from a log: %1").arg(word()));
    setTitle(word());
    showData();
}

void PartCard::edit(const Change& change, Wording what, const QObject* field)
{
    synthesis::GeneratorParts parts = isDragged() ? m_drag->parts : synthesis::partsOf(m_data.model);
    change(parts);
    const hmm::Model& model = m_data.model.hmm;
    if (const auto valid = parts.validate(model.stateCount(), model.actionCount()); !valid) {
        setProblem(translated(valid.error()));
        return;
    }
    setProblem({});
    const bool goesOn =
        isDragged() || (field && field == m_field && m_sinceEdit.isValid() && m_sinceEdit.elapsed() < pause);
    if (!goesOn) m_gesture = ++lastGesture;
    m_field = isDragged() ? nullptr : field;
    m_sinceEdit.start();
    Q_EMIT edited(parts, what, m_gesture);
}

void PartCard::beginDrag()
{
    const hmm::Model& model = m_data.model.hmm;
    m_drag = {synthesis::partsOf(m_data.model), model.name, model.states, model.actions};
    m_gesture = ++lastGesture;
}

bool PartCard::isDragged() const
{
    const hmm::Model& model = m_data.model.hmm;
    return m_drag && m_drag->model == model.name && m_drag->states == model.states && m_drag->actions == model.actions;
}

void PartCard::cancelDrag()
{
    if (isDragged()) Q_EMIT edited(m_drag->parts, {}, m_gesture);
    m_drag.reset();
}

void PartCard::watch(NumberField* field)
{
    connect(field, &NumberField::refused, this, &PartCard::setProblem);
}

void PartCard::setProblem(const QString& text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void PartCard::setOrigin(const QString& text, bool isDefault, const QString& tip)
{
    m_default->setVisible(isDefault);
    m_origin->setText(text);
    m_origin->setToolTip(tip.isEmpty() ? QString() : text + u'\n' + tip);
}

QString PartCard::estimatedWords(const std::string& source, bool isEdited)
{
    const QString from = source.empty() ? tr("from a log") : tr("from %1").arg(text(source));
    return isEdited ? tr("%1 · edited since").arg(from) : from;
}

} // namespace sessionsmith::widgets
