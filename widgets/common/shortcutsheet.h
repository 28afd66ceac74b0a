// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QBoxLayout;

namespace sessionsmith::widgets {

/// All keys and what they do, by the place where they work. A window beside the one it explains, not over it; Escape
/// closes it.
class ShortcutSheet : public QDialog
{
    Q_OBJECT
public:
    /// `pages`: how many the window has.
    explicit ShortcutSheet(int pages, QWidget* parent = nullptr);

private:
    struct Shortcut
    {
        QStringList keys; ///< each alone
        QString meaning;
    };
    static void addPlace(QBoxLayout* column, const QString& place, const QList<Shortcut>& shortcuts);
    void addEverywhere(QBoxLayout* column, int pages);
    void addMatrix(QBoxLayout* column);
    void addDiagram(QBoxLayout* column);
    void addBars(QBoxLayout* column);
    void addGenerator(QBoxLayout* column);
    void addCharts(QBoxLayout* column);
};

} // namespace sessionsmith::widgets
