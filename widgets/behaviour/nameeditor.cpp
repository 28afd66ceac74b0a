// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/nameeditor.h"

#include "widgets/common/theme.h"

#include <QFocusEvent>
#include <QKeyEvent>

namespace sessionsmith::widgets {

namespace {

constexpr int leastWidth = 120;

} // namespace

NameEditor::NameEditor(const ModelDocument& document, std::function<bool(const QString&)> accept, QWidget* parent)
    : QLineEdit(parent), m_accept(std::move(accept))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFont(Theme::instance().body());
    setAccessibleName(tr("Name"));
    mark(false);
    connect(this, &QLineEdit::textEdited, this, [this] { mark(false); });
    connect(&document, &ModelDocument::aboutToBeReplaced, this, [this] { finish(false); });
    connect(&document, &ModelDocument::changed, this, [this] { finish(false); });
}

void NameEditor::open(const QRect& place, const QString& name)
{
    setGeometry(QRect(place.topLeft(), place.size().expandedTo({leastWidth, 0})));
    setText(name);
    selectAll();
    show();
    setFocus();
}

void NameEditor::mark(bool isWrong)
{
    const Colours& colours = Theme::instance().colours();
    setStyleSheet(QStringLiteral("QLineEdit { padding: 0 2px; min-height: 0; border: 2px solid %1; border-radius: 3px; "
                                 "background: %2; color: %3; }")
                      .arg((isWrong ? colours.bad : colours.accent).name(), colours.card.name(), colours.text.name()));
}

void NameEditor::finish(bool take)
{
    if (m_done) return;
    m_done = true; // what accept() does may take the focus away
    if (take && !m_accept(text().trimmed())) {
        m_done = false;
        mark(true);
        return;
    }
    Q_EMIT closed();
    close();
}

void NameEditor::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        finish(true);
        return;
    case Qt::Key_Escape:
        finish(false);
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void NameEditor::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason) return;
    finish(true);
    if (!m_done) finish(false);
}

} // namespace sessionsmith::widgets
