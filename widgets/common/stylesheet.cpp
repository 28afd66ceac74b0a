// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/stylesheet.h"

namespace sessionsmith::widgets {

namespace {

// Places in braces are names of colours. Qt loads the arrows itself, so that they are mid grey in both themes.
const char* const sheet = R"(
QMainWindow, QDialog { background: {ground}; }
QToolTip { background: {card}; color: {text}; border: 1px solid {line}; padding: 4px 6px; }
QLabel { background: transparent; }
QLabel[muted="true"] { color: {muted}; }
QLabel[small="true"] { font-size: 11px; }
QLabel[strong="true"] { font-weight: 600; }
QLabel[bad="true"] { color: {bad}; }
QLabel[key="true"] { background: {ground}; border: 1px solid {line}; border-radius: 4px; padding: 1px 6px; font-size: 11px; }

QPushButton, QToolButton { background: {card}; border: 1px solid {line}; border-radius: 6px; padding: 0 10px; min-height: 26px; }
QToolButton { padding: 0 5px; }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton::menu-button { border: none; width: 16px; }
QToolButton::menu-indicator { image: none; }
QToolButton[popupMode="2"] { padding-right: 24px; }
QToolButton[popupMode="2"]::menu-indicator { image: url(:/icons/chevron-down.svg); width: 12px; height: 12px; subcontrol-origin: border; subcontrol-position: right center; right: 6px; }
QPushButton::menu-indicator { image: url(:/icons/chevron-down.svg); width: 12px; subcontrol-position: right center; right: 6px; }
QPushButton:hover, QToolButton:hover { background: {hover}; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked { background: {soft}; color: {accent}; }
QPushButton:focus, QToolButton:focus { border-color: {accent}; }
QPushButton:disabled, QToolButton:disabled { color: {faint}; }
QPushButton[primary="true"], QToolButton[primary="true"] { background: {accent}; border-color: {accent}; color: {onAccent}; font-weight: 600; }
QPushButton[primary="true"]:hover, QToolButton[primary="true"]:hover { background: {accentHover}; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled { background: {track}; border-color: {track}; color: {muted}; }
QPushButton[danger="true"] { color: {bad}; border-color: {bad}; }
QPushButton[flat="true"], QToolButton[flat="true"], QToolButton[autoRaise="true"] { border-color: transparent; background: transparent; }
QPushButton[flat="true"]:hover, QToolButton[flat="true"]:hover, QToolButton[autoRaise="true"]:hover { background: {hover}; }
QToolButton[flat="true"]:focus, QPushButton[flat="true"]:focus, QToolButton[autoRaise="true"]:focus { border-color: {accent}; }
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:pressed { background: transparent; border: none; padding: 0; min-height: 0; }
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus { border: 2px solid {text}; padding: 0 9px; min-height: 24px; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit, QTextEdit, QDateTimeEdit {
    background: {card}; border: 1px solid {line}; border-radius: 6px; padding: 0 8px; selection-background-color: {accent};
    selection-color: {onAccent}; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateTimeEdit { min-height: 26px; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus { border-color: {accent}; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: {muted}; background: {ground}; }
QLineEdit[invalid="true"], QSpinBox[invalid="true"], QDoubleSpinBox[invalid="true"], QComboBox[invalid="true"] { border-color: {bad}; }
QComboBox { padding-right: 22px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/chevron-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: {card}; border: 1px solid {line}; outline: none; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; border-radius: 4px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; border: none; width: 20px; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; border: none; width: 20px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/chevron-up.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/chevron-down.svg); width: 10px; height: 10px; }

QMenuBar { background: {card}; color: {muted}; padding: 0 8px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; color: {muted}; }
QMenuBar::item:selected { background: {hover}; color: {text}; }
QMenu { background: {card}; border: 1px solid {line}; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: {soft}; }
QMenu::item:disabled { color: {faint}; }
QMenu::separator { height: 1px; background: {line}; margin: 4px 8px; }

QAbstractItemView { background: {card}; border: 1px solid transparent; border-radius: 6px; outline: none; gridline-color: {line};
    selection-background-color: {soft}; selection-color: {text}; alternate-background-color: {card}; }
QTableView::item, QTreeView::item, QListView::item { border-bottom: 1px solid {line}; padding: 0 6px; }
QListWidget::item { border: none; min-height: 22px; padding: 0; }
QTreeView::item:hover, QListView::item:hover { background: {hover}; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: {soft}; color: {text}; }
QHeaderView, QTableCornerButton::section { background: {card}; border: none; }
QHeaderView::section { background: {card}; color: {muted}; border: none; border-bottom: 1px solid {line}; padding: 4px 0 4px 9px; font-weight: normal; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QHeaderView::up-arrow { image: url(:/icons/chevron-up.svg); width: 10px; height: 10px; }
QHeaderView::down-arrow { image: url(:/icons/chevron-down.svg); width: 10px; height: 10px; }

QAbstractItemView:focus, QScrollArea:focus { border-color: {accent}; }
QTableView:focus { border-color: transparent; }
QTableView::item:focus { border-bottom: 2px solid {accent}; }
QScrollArea { border: 1px solid transparent; border-radius: 6px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: {handle}; border-radius: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: {muted}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider { background: transparent; min-height: 20px; border: 1px solid transparent; border-radius: 6px; }
QSlider::groove:horizontal { height: 4px; background: {track}; border-radius: 2px; }
QSlider::sub-page:horizontal { height: 4px; background: {accent}; border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -5px 0; border: 1px solid {muted}; border-radius: 7px; background: {card}; }
QSlider::handle:horizontal:hover { background: {hover}; }
QSlider:focus { border-color: {accent}; }
QProgressBar { background: {track}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: {accent}; border-radius: 2px; }
QSplitter { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: {soft}; }
QCheckBox { background: transparent; spacing: 6px; min-height: 26px; }
QCheckBox:disabled { color: {faint}; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid {muted}; border-radius: 4px; background: {card}; }
QCheckBox::indicator:hover { background: {hover}; }
QCheckBox::indicator:checked { background: {accent}; border-color: {accent}; image: url(:/icons/{tick}.svg); }
QCheckBox::indicator:disabled { border-color: {line}; background: {ground}; }
QCheckBox::indicator:checked:disabled { border-color: {track}; background: {faint}; }
QCheckBox:focus { color: {accent}; }
QCheckBox::indicator:focus { border: 2px solid {accent}; width: 12px; height: 12px; }
QCheckBox::indicator:checked:focus { border-color: {text}; }

#card { background: {card}; border: 1px solid {line}; border-radius: 10px; }
#card[pointed="true"] { border: 2px solid {accent}; }
)";

QString mixed(const QColor& a, const QColor& b, double share)
{
    const auto mix = [share](int x, int y) { return int(x + (y - x) * share); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())).name();
}

} // namespace

QString styleSheetOf(const Colours& colours, bool dark)
{
    QString text = QString::fromUtf8(sheet);
    const auto set = [&text](const char* name, const QString& value) {
        text.replace(QLatin1Char('{') + QLatin1String(name) + QLatin1Char('}'), value);
    };
    set("ground", colours.ground.name());
    set("card", colours.card.name());
    set("line", colours.line.name());
    set("text", colours.text.name());
    set("muted", colours.muted.name());
    set("accent", colours.accent.name());
    set("bad", colours.bad.name());
    set("hover", colours.hover.name());
    set("soft", colours.soft.name());
    set("track", colours.track.name());
    set("faint", mixed(colours.muted, colours.card, 0.45));
    set("tick", dark ? QStringLiteral("tick-dark") : QStringLiteral("tick-light"));
    set("handle", mixed(colours.line, colours.muted, 0.35));
    set("accentHover", mixed(colours.accent, dark ? Qt::white : Qt::black, 0.12));
    set("onAccent", Theme::textOn(colours.accent).name());
    return text;
}

} // namespace sessionsmith::widgets
