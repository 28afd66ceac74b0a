// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/mixpanel.h"

#include "widgets/common/choicebox.h"
#include "widgets/common/integerbox.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace sessionsmith::widgets {

MixPanel::MixPanel(QWidget* page)
    : SidePanel(page), m_form(addForm()), m_model(new ChoiceBox), m_name(new QLineEdit),
      m_share(new IntegerBox(0, 100, 30)), m_own(new QLineEdit), m_note(new QLabel)
{
    for (QWidget* field : std::initializer_list<QWidget*>{m_model, m_name, m_share, m_own})
        addField(m_form, field);
    m_note->setWordWrap(true);
    body()->addWidget(m_note);
    body()->addStretch(1);
    connect(m_model, &QComboBox::currentTextChanged, this, [this](const QString& name) {
        m_name->setText(name);
        validate();
    });
    for (QLineEdit* name : {m_name, m_own})
        connect(name, &QLineEdit::textChanged, this, &MixPanel::validate);
    retranslate();
}

void MixPanel::retranslate()
{
    setTitle(tr("Mix in a persona"), tr("Mix in"));
    for (const auto& [field, label] : std::initializer_list<std::pair<QWidget*, QString>>{
             {m_model, tr("Model")}, {m_name, tr("Its name")}, {m_share, tr("Its share")}, {m_own, tr("The open one")}})
        static_cast<QLabel*>(m_form->labelForField(field))->setText(label);
    m_share->setSuffix(tr(" % of the sessions"));
    m_note->setText(tr("Each session is of one persona and goes by its behaviour from the first event to the last. "
                       "Personas stand in one matrix, each with states of its own."));
    validate();
}

void MixPanel::present(const QStringList& others, const QString& own, bool isMixture)
{
    m_isMixture = isMixture;
    m_model->clear();
    m_model->addItems(others);
    m_own->setText(own);
    m_form->setRowVisible(m_own, !isMixture);
    validate();
    open();
}

void MixPanel::validate()
{
    if (m_model->count() == 0)
        setProblem(tr("There is no other model: fit or import one, or make one from a template."));
    else if (m_name->text().trimmed().isEmpty() || (!m_isMixture && m_own->text().trimmed().isEmpty()))
        setProblem(tr("Each persona needs a name."));
    else if (!m_isMixture && m_name->text().trimmed() == m_own->text().trimmed())
        setProblem(tr("The personas need different names."));
    else
        setProblem({});
}

QString MixPanel::model() const
{
    return m_model->currentText();
}

std::string MixPanel::personaName() const
{
    return m_name->text().trimmed().toStdString();
}

std::string MixPanel::ownName() const
{
    return m_own->text().trimmed().toStdString();
}

double MixPanel::share() const
{
    return m_share->value() / 100.0;
}

} // namespace sessionsmith::widgets
