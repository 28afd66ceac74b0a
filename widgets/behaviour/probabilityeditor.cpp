// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/probabilityeditor.h"

#include "widgets/common/theme.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QToolTip>

namespace sessionsmith::widgets {

ProbabilityEditor::ProbabilityEditor(const ModelDocument& document, ProbabilityFormat format, QWidget* parent)
    : QLineEdit(parent), m_format(format)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAlignment(Qt::AlignCenter);
    setFont(Theme::instance().tabular(Theme::instance().body()));
    setAccessibleName(tr("Probability"));
    setToolTip(examples());
    showError(false);
    connect(this, &QLineEdit::textEdited, this, [this] { showError(false); });
    connect(&document, &ModelDocument::aboutToBeReplaced, this, &ProbabilityEditor::giveUp);
    connect(&document, &ModelDocument::changed, this, &ProbabilityEditor::giveUp);
}

/// What one may type; a bare number means what the cells show.
QString ProbabilityEditor::examples() const
{
    switch (m_format) {
    case ProbabilityFormat::Percent:
        return tr("31 or 31 % (a number is a percentage), 1/3, or odds such as 1:2");
    case ProbabilityFormat::Decimal:
        return tr("0.31, 31 %, 1/3, or odds such as 1:2");
    case ProbabilityFormat::Odds:
        break;
    }
    return tr("0.5 (a number is odds), 1:2, 31 % or 1/3");
}

void ProbabilityEditor::open(const QRect& place, const QString& text, bool selected)
{
    setGeometry(place);
    setText(text);
    if (selected) selectAll();
    show();
    setFocus();
}

void ProbabilityEditor::showError(bool on)
{
    const Colours& colours = Theme::instance().colours();
    setStyleSheet(QStringLiteral("QLineEdit { padding: 0; min-height: 0; border: 2px solid %1; border-radius: 3px; "
                                 "background: %2; color: %3; }")
                      .arg((on ? colours.bad : colours.accent).name(), colours.card.name(), colours.text.name()));
}

void ProbabilityEditor::enter(QPoint step)
{
    if (m_done) return;
    const auto value = parseProbability(text(), m_format);
    if (!value) {
        showError(true);
        QToolTip::showText(mapToGlobal(QPoint(0, height())),
                           tr("“%1” is no probability: %2").arg(text().left(20), examples()), this);
        return;
    }
    m_done = true;
    Q_EMIT entered(*value, step);
    close();
}

void ProbabilityEditor::giveUp()
{
    if (std::exchange(m_done, true)) return;
    Q_EMIT leftOff();
    close();
}

bool ProbabilityEditor::event(QEvent* event)
{
    // Tab would leave the matrix; here it takes the number and goes on to the next cell.
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
            enter({key->key() == Qt::Key_Tab ? 1 : -1, 0});
            return true;
        }
    }
    return QLineEdit::event(event);
}

void ProbabilityEditor::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        enter({0, 0});
        return;
    case Qt::Key_Up:
        enter({0, -1});
        return;
    case Qt::Key_Down:
        enter({0, 1});
        return;
    case Qt::Key_Escape:
        giveUp();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void ProbabilityEditor::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (m_done || event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason) return;
    enter({0, 0});
    if (!m_done) { // not a probability: the old value stays
        m_done = true;
        close();
    }
}

} // namespace sessionsmith::widgets
