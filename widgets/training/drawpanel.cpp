// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/drawpanel.h"

#include "widgets/common/integerbox.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

#include <limits>

namespace sessionsmith::widgets {

DrawPanel::DrawPanel(QWidget* page)
    : SidePanel(page), m_form(addForm()), m_sessions(new IntegerBox(1, 100'000'000, 10'000)),
      m_seed(new IntegerBox(0, std::numeric_limits<int>::max(), 1)), m_name(new QLineEdit)
{
    m_sessions->setSingleStep(10'000);
    for (QWidget* field : std::initializer_list<QWidget*>{m_sessions, m_seed, m_name})
        addField(m_form, field);
    body()->addStretch(1);
    retranslate();
}

void DrawPanel::retranslate()
{
    setTitle(tr("Synthesise from %1").arg(m_run), tr("Synthesise"));
    for (const auto& [field, label] : std::initializer_list<std::pair<QWidget*, QString>>{
             {m_sessions, tr("Sessions")}, {m_seed, tr("Seed")}, {m_name, tr("Name")}})
        static_cast<QLabel*>(m_form->labelForField(field))->setText(label);
    m_name->setPlaceholderText(tr("named after the run"));
}

void DrawPanel::setRun(const QString& name)
{
    m_run = name;
    retranslate();
}

workflow::DrawRequest DrawPanel::request() const
{
    workflow::DrawRequest request;
    request.run = m_run.toStdString();
    request.spec.sessions = std::uint64_t(m_sessions->value());
    request.spec.seed = std::uint64_t(m_seed->value());
    request.name = m_name->text().trimmed().toStdString();
    return request;
}

} // namespace sessionsmith::widgets
