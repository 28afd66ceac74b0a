// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/modelbars.h"

#include "widgets/common/confirmbar.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace sessionsmith::widgets {

namespace {

/// The time alone for today, with the day for earlier.
QString timeWords(Milliseconds time)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time);
    return moment.date() == QDate::currentDate() ? moment.toString(QStringLiteral("HH:mm")) : formatTime(time);
}

} // namespace

ModelBars::ModelBars(OpenModel& open, QWidget* parent)
    : QWidget(parent), m_open(open), m_recovered(new ConfirmBar(ConfirmBar::Loss::Discard)), m_delete(new ConfirmBar),
      m_nameBar(buildNameBar())
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QFrame* bar : std::initializer_list<QFrame*>{m_recovered, m_nameBar, m_delete})
        layout->addWidget(bar);
    connect(m_recovered, &ConfirmBar::kept, &m_open, &OpenModel::keepRecovered);
    for (const ConfirmBar* bar : {m_recovered, m_delete}) {
        connect(bar, &ConfirmBar::kept, this, &ModelBars::settle);
        connect(bar, &ConfirmBar::accepted, this, &ModelBars::settle);
    }
    connect(m_recovered, &ConfirmBar::accepted, this, [this] {
        if (const auto discarded = m_open.discardRecovered(); !discarded) Q_EMIT failed(translated(discarded.error()));
    });
    connect(m_delete, &ConfirmBar::accepted, this, &ModelBars::remove);
    connect(&m_open, &OpenModel::opened, this, [this] {
        m_nameBar->hide();
        m_delete->hide();
        showRecovered();
    });
    showRecovered();
}

QFrame* ModelBars::buildNameBar()
{
    m_nameLabel = new QLabel;
    m_name = new QLineEdit;
    m_nameProblem = new QLabel;
    m_cancel = new QPushButton;
    m_rename = new QPushButton;
    m_name->setMinimumWidth(220);
    m_nameProblem->setProperty("bad", true);
    m_rename->setProperty("primary", true);
    auto* bar = new QFrame;
    bar->setObjectName(QStringLiteral("card"));
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_nameLabel);
    layout->addWidget(m_name);
    layout->addWidget(m_nameProblem, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_rename);
    connect(m_name, &QLineEdit::returnPressed, this, &ModelBars::rename);
    connect(m_name, &QLineEdit::textEdited, this, [this] { showNameProblem({}); });
    connect(m_rename, &QPushButton::clicked, this, &ModelBars::rename);
    connect(m_cancel, &QPushButton::clicked, this, &ModelBars::hideNameBar);
    bar->hide();
    return bar;
}

void ModelBars::askName()
{
    m_delete->hide();
    m_name->setText(text(m_open.name()));
    showNameProblem({});
    m_nameBar->show();
    settle();
    m_name->setFocus();
    m_name->selectAll();
}

void ModelBars::showNameProblem(const QString& text)
{
    m_nameProblem->setText(text);
    m_rename->setEnabled(!m_name->text().trimmed().isEmpty() && text.isEmpty());
}

void ModelBars::rename()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) return;
    if (const auto renamed = m_open.rename(name.toStdString()); !renamed) {
        showNameProblem(translated(renamed.error()));
        return;
    }
    Q_EMIT modelsChanged();
}

void ModelBars::askDelete()
{
    m_nameBar->hide();
    m_delete->ask(tr("Put the model \"%1\" with all its versions into the bin?").arg(text(m_open.name())));
    settle();
}

void ModelBars::remove()
{
    if (const auto removed = m_open.remove(); !removed) {
        Q_EMIT failed(translated(removed.error()));
        return;
    }
    Q_EMIT modelsChanged();
}

void ModelBars::showRecovered()
{
    const auto time = m_open.recoveredFrom();
    m_recovered->setVisible(time.has_value());
    settle();
    if (!time) return;
    const QString name = m_open.isSaved() ? text(m_open.name()) : OpenModel::tr("New model");
    m_recovered->ask(tr("Recovered edits of %1 from %2: Sessionsmith had ended before they were saved.")
                         .arg(name, timeWords(*time)));
}

/// Without a bar it takes no room, not even that between it and the page.
void ModelBars::settle()
{
    setVisible(!m_recovered->isHidden() || !m_nameBar->isHidden() || !m_delete->isHidden());
}

void ModelBars::hideNameBar()
{
    m_nameBar->hide();
    settle();
}

void ModelBars::retranslate()
{
    m_nameLabel->setText(tr("New name of the model"));
    m_name->setAccessibleName(tr("New name of the model"));
    m_cancel->setText(tr("Cancel"));
    m_rename->setText(tr("Rename"));
    m_recovered->retranslate();
    m_delete->retranslate();
    showRecovered();
}

void ModelBars::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_nameBar->isVisible())
        hideNameBar();
    else
        QWidget::keyPressEvent(event);
}

} // namespace sessionsmith::widgets
