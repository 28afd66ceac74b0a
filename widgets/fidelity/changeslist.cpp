// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/changeslist.h"

#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace sessionsmith::widgets {

namespace {

/// With the actions as the window calls them.
QString sentenceOf(const fidelity::Difference& difference)
{
    Message sentence = difference.text;
    for (Message& part : sentence.args)
        if (part.isData && (part.text == difference.from || part.text == difference.to))
            part.text = actionWord(part.text).toStdString();
    return translated(sentence).replace(QStringLiteral(" %"), QStringLiteral("\u202F%")); // a number stays whole
}

} // namespace

ChangesList::ChangesList(QWidget* parent) : QWidget(parent), m_others(new QLabel), m_note(new QLabel)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QLabel* label : {m_others, m_note}) {
        layout->addWidget(label);
        label->setWordWrap(true);
        label->setProperty("muted", true);
        label->setProperty("small", true);
    }
    layout->addStretch(1);
}

QString ChangesList::buttonWord(fidelity::Part part)
{
    switch (part) {
    case fidelity::Part::Initial:
        return tr("Show initial");
    case fidelity::Part::Transition:
        return tr("Show transition");
    case fidelity::Part::Emission:
        return tr("Show emission");
    case fidelity::Part::End:
        return tr("Show END");
    case fidelity::Part::Gaps:
        return tr("Open model");
    case fidelity::Part::Items:
    case fidelity::Part::ItemTransitions:
    case fidelity::Part::Revisits:
        return tr("Choose items");
    }
    return {};
}

void ChangesList::setDifferences(std::vector<fidelity::Difference> differences, const Message& unexplained,
                                 const QString& model)
{
    m_differences = std::move(differences);
    m_unexplained = unexplained;
    m_model = model;
    retranslate();
}

void ChangesList::retranslate()
{
    delete m_rows;
    m_rows = new QWidget;
    auto* grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    for (std::size_t i = 0; i < m_differences.size(); ++i) {
        const fidelity::Difference& difference = m_differences[i];
        auto* number = new QLabel(QString::number(i + 1));
        number->setProperty("muted", true);
        auto* sentence = new QLabel(sentenceOf(difference));
        sentence->setTextFormat(Qt::PlainText); // names of a log are in it
        sentence->setWordWrap(true);
        grid->addWidget(number, int(i), 0);
        grid->addWidget(sentence, int(i), 1);
        if (m_model.isEmpty()) continue;
        auto* button = new QPushButton(buttonWord(difference.part));
        button->setAccessibleName(buttonWord(difference.part));
        button->setAccessibleDescription(sentence->text());
        button->setToolTip(tr("Opens the model %1 at this place").arg(m_model));
        grid->addWidget(button, int(i), 2);
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT requested(m_differences[i]); });
    }
    static_cast<QVBoxLayout*>(layout())->insertWidget(0, m_rows);
    m_others->setText(translated(m_unexplained));
    m_others->setVisible(!m_unexplained.isEmpty());
    if (m_differences.empty())
        m_note->setText(tr("Of what a part of the model holds, nothing differs more than chance explains."));
    else if (m_model.isEmpty())
        m_note->setText(tr("The synthetic data set was not made from a model that this workspace has."));
    m_note->setVisible(m_differences.empty() || m_model.isEmpty());
}

} // namespace sessionsmith::widgets
