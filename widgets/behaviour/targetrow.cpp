// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/targetrow.h"

#include "engine/base/text.h"
#include "widgets/behaviour/cellwords.h"
#include "widgets/behaviour/probabilitytext.h"
#include "widgets/common/choicebox.h"
#include "widgets/common/icons.h"
#include "widgets/common/texts.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace sessionsmith::widgets {

using Kind = hmm::Figure::Kind;

namespace {

constexpr int nameWidth = 132;

bool isOfState(Kind kind)
{
    return kind == Kind::StateShare || kind == Kind::Dwell;
}

} // namespace

Wording figureWords(const hmm::Model& model, const hmm::Figure& figure)
{
    if (figure.kind == Kind::Length) return [] { return TargetRow::tr("mean session length"); };
    if (figure.kind == Kind::Probability)
        return [part = figure.cell.part, names = namesOf(model, figure.cell)] { return cellWords(part, names); };
    const auto& names = isOfState(figure.kind) ? model.states : model.actions;
    return [kind = figure.kind, name = names[std::size_t(figure.index)]] {
        const QString word = actionWord(name);
        if (kind == Kind::ActionShare) return TargetRow::tr("share of the action %1").arg(word);
        if (kind == Kind::StateShare) return TargetRow::tr("share of the state %1").arg(word);
        if (kind == Kind::Dwell) return TargetRow::tr("dwell time in the state %1").arg(word);
        return TargetRow::tr("sessions with %1").arg(word);
    };
}

QString figureText(const hmm::Figure& figure, double value)
{
    return figure.isInEvents() ? formatNumber(value, 2) : formatPercent(value, 2);
}

TargetRow::TargetRow(const hmm::Model& model, const hmm::Figure& figure, QWidget* parent)
    : QWidget(parent), m_model(model), m_figure(figure), m_kind(new QLabel), m_choice(new ChoiceBox),
      m_before(new QLabel), m_value(new QLineEdit), m_after(new QLabel), m_remove(new QToolButton)
{
    m_remove->setIcon(icon(QStringLiteral("close")));
    m_remove->setProperty("flat", true);
    m_kind->setWordWrap(true); // two states of long names
    m_before->setProperty("muted", true);
    m_after->setProperty("muted", true);
    m_value->setFixedWidth(84);
    m_value->setAlignment(Qt::AlignRight);
    m_choice->setVisible(hasChoice());
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(4);
    layout->addWidget(m_kind, 0, 0, 1, hasChoice() ? 1 : 3); // the words of a cell need the whole line
    layout->addWidget(m_choice, 0, 1, 1, 2);
    layout->addWidget(m_remove, 0, 3);
    layout->addWidget(m_before, 1, 0);
    layout->addWidget(m_value, 1, 1);
    layout->addWidget(m_after, 1, 2);
    layout->setColumnMinimumWidth(0, nameWidth);
    for (QLabel* label : {hasChoice() ? m_kind : m_before, m_before})
        label->setFixedWidth(nameWidth);
    layout->setColumnStretch(2, 1);
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        m_figure.index = index;
        Q_EMIT changed();
    });
    connect(m_value, &QLineEdit::textEdited, this, &TargetRow::changed);
    connect(m_value, &QLineEdit::returnPressed, this, &TargetRow::submitted);
    connect(m_remove, &QToolButton::clicked, this, &TargetRow::removeRequested);
    fillChoice();
    retranslate();
}

bool TargetRow::hasChoice() const
{
    return m_figure.kind != Kind::Length && m_figure.kind != Kind::Probability;
}

const std::vector<std::string>& TargetRow::choices() const
{
    return isOfState(m_figure.kind) ? m_model.states : m_model.actions;
}

void TargetRow::fillChoice()
{
    m_choice->clear();
    if (!hasChoice()) return;
    for (const std::string& name : choices())
        m_choice->addItem(actionWord(name));
    m_choice->setCurrentIndex(m_figure.index);
}

std::optional<hmm::Target> TargetRow::target() const
{
    const QString typed = m_value->text().trimmed();
    const auto value =
        m_figure.isInEvents() ? parseDouble(typed.toStdString()) : parseProbability(typed, ProbabilityFormat::Percent);
    return value ? std::optional(hmm::Target{m_figure, *value}) : std::nullopt;
}

QString TargetRow::wrongText() const
{
    const QString typed = m_value->text().trimmed();
    return target() ? QString() : typed;
}

void TargetRow::setValueText(const QString& text)
{
    m_value->setText(text);
    Q_EMIT changed();
}

bool TargetRow::setModel(const hmm::Model& model)
{
    const auto find = [](const std::vector<std::string>& names, const std::string& name) {
        return int(std::find(names.begin(), names.end(), name) - names.begin());
    };
    if (m_figure.kind == Kind::Probability) {
        const CellNames names = namesOf(m_model, m_figure.cell);
        const bool isEmission = m_figure.cell.part == hmm::Cell::Part::Emission;
        if (!names.from.empty()) m_figure.cell.row = find(model.states, names.from);
        if (!names.to.empty()) m_figure.cell.column = find(isEmission ? model.actions : model.states, names.to);
        if (m_figure.cell.row >= model.stateCount() ||
            m_figure.cell.column >= (isEmission ? model.actionCount() : model.stateCount()) ||
            (m_figure.cell.part == hmm::Cell::Part::End && !model.hasEnd()))
            return false;
    } else if (hasChoice()) {
        const std::string name = choices()[std::size_t(m_figure.index)];
        const auto& names = isOfState(m_figure.kind) ? model.states : model.actions;
        m_figure.index = find(names, name);
        if (m_figure.index >= int(names.size())) return false;
    }
    m_model = model;
    fillChoice();
    retranslate();
    return true;
}

void TargetRow::setNow(std::optional<double> value)
{
    m_now = value;
    showNumbers();
}

void TargetRow::setAchieved(std::optional<double> value)
{
    m_achieved = value;
    showNumbers();
}

void TargetRow::showNumbers()
{
    m_before->setText(tr("now %1").arg(m_now ? figureText(m_figure, *m_now) : QStringLiteral("—")));
    m_after->setText(m_achieved ? tr("reached %1").arg(figureText(m_figure, *m_achieved)) : QString());
}

void TargetRow::retranslate()
{
    switch (m_figure.kind) {
    case Kind::ActionShare:
        m_kind->setText(tr("Share of the action"));
        break;
    case Kind::StateShare:
        m_kind->setText(tr("Share of the state"));
        break;
    case Kind::Reaches:
        m_kind->setText(tr("Sessions with"));
        break;
    case Kind::Dwell:
        m_kind->setText(tr("Dwell time"));
        break;
    case Kind::Length:
        m_kind->setText(tr("Mean session length"));
        break;
    case Kind::Probability:
        m_kind->setText(cellWords(m_model, m_figure.cell));
        break;
    }
    for (int i = 0; i < m_choice->count(); ++i)
        m_choice->setItemText(i, actionWord(choices()[std::size_t(i)]));
    m_value->setPlaceholderText(m_figure.isInEvents() ? tr("events") : tr("%", "placeholder of a share"));
    m_value->setAccessibleName(tr("Target: %1").arg(figureWords(m_model, m_figure).text()));
    m_choice->setAccessibleName(m_kind->text());
    m_remove->setToolTip(tr("Remove this target"));
    showNumbers();
}

void TargetRow::focusValue()
{
    m_value->setFocus();
    m_value->selectAll();
}

} // namespace sessionsmith::widgets
