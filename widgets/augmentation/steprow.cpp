// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/augmentation/steprow.h"

#include "widgets/augmentation/changewords.h"
#include "widgets/common/choicebox.h"
#include "widgets/common/icons.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace sessionsmith::widgets {

namespace {

using augmentation::StepKind;

constexpr double rateStep = 0.05;
constexpr int numberWidth = 16;

QToolButton* iconButton(const QString& name)
{
    auto* button = new QToolButton;
    button->setIcon(icon(name));
    button->setIconSize({16, 16});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

StepRow::StepRow(const augmentation::Step& step, QWidget* parent)
    : QWidget(parent), m_place(new QLabel), m_kind(new ChoiceBox), m_rate(new QDoubleSpinBox),
      m_up(iconButton(QStringLiteral("up"))), m_down(iconButton(QStringLiteral("down"))),
      m_remove(iconButton(QStringLiteral("close"))), m_meaning(new QLabel)
{
    for (const augmentation::StepDescription& description : augmentation::stepDescriptions())
        m_kind->addItem({}, int(description.kind));
    m_kind->setCurrentIndex(int(step.kind));
    m_rate->setLocale(QLocale::c());
    m_rate->setDecimals(2);
    m_rate->setSingleStep(rateStep);
    m_place->setFixedWidth(numberWidth);
    m_place->setProperty("muted", true);
    m_meaning->setWordWrap(true);
    m_meaning->setContentsMargins(numberWidth + 4, 0, 0, 0);
    m_meaning->setProperty("small", true);
    m_meaning->setProperty("muted", true);
    showKind();
    m_rate->setValue(step.rate);

    auto* fields = new QHBoxLayout;
    fields->setSpacing(4);
    fields->addWidget(m_place);
    fields->addWidget(m_kind, 1);
    fields->addWidget(m_rate);
    for (QToolButton* button : {m_up, m_down, m_remove})
        fields->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(fields);
    layout->addWidget(m_meaning);

    connect(m_kind, &QComboBox::currentIndexChanged, this, [this](int kind) {
        const QSignalBlocker quiet(m_rate);
        showKind();
        m_rate->setValue(proposed(StepKind(kind)).rate);
        Q_EMIT changed();
    });
    connect(m_rate, &QDoubleSpinBox::valueChanged, this, &StepRow::changed);
    connect(m_up, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(1); });
    connect(m_remove, &QToolButton::clicked, this, &StepRow::removeRequested);
    retranslate();
}

augmentation::Step StepRow::proposed(StepKind kind)
{
    switch (kind) {
    case StepKind::Crop:
        return {kind, 0.6};
    case StepKind::Reverse:
        return {kind, 0.5};
    case StepKind::Jitter:
        return {kind, 0.3};
    case StepKind::Drop:
    case StepKind::Noise:
        return {kind, 0.1};
    default:
        return {kind, 0.2};
    }
}

augmentation::Step StepRow::step() const
{
    return {StepKind(m_kind->currentIndex()), m_rate->value()};
}

void StepRow::setPlace(int number, int count)
{
    m_number = number;
    m_place->setText(QString::number(number));
    m_up->setEnabled(number > 1);
    m_down->setEnabled(number < count);
    retranslate();
}

void StepRow::showKind()
{
    const augmentation::StepDescription& description = augmentation::describe(step().kind);
    m_rate->setRange(description.limits.low, description.limits.high);
    m_meaning->setText(translated(Message(description.meaning)));
}

void StepRow::retranslate()
{
    for (int kind = 0; kind < m_kind->count(); ++kind)
        m_kind->setItemText(kind, stepWord(StepKind(kind)));
    showKind();
    m_kind->setAccessibleName(tr("Step %1").arg(m_number));
    m_rate->setAccessibleName(tr("Rate of step %1").arg(m_number));
    m_rate->setAccessibleDescription(m_meaning->text());
    for (const auto& [button, word] : {std::pair(m_up, tr("Do step %1 earlier").arg(m_number)),
                                       std::pair(m_down, tr("Do step %1 later").arg(m_number)),
                                       std::pair(m_remove, tr("Remove step %1").arg(m_number))}) {
        button->setToolTip(word);
        button->setAccessibleName(word);
    }
}

QList<QWidget*> StepRow::fields() const
{
    return {m_kind, m_rate, m_up, m_down, m_remove};
}

} // namespace sessionsmith::widgets
