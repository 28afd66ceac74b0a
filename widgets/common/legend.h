// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/actioncolours.h"

#include <QWidget>

namespace sessionsmith::widgets {

/// The colours of actions, or others, with their words, in as many lines as the width asks for, at most three.
class Legend : public QWidget
{
    Q_OBJECT
public:
    explicit Legend(QWidget* parent = nullptr);
    void setNames(const std::vector<std::string>& names) { setNames(names, ActionColours(names)); }
    void setNames(const std::vector<std::string>& names, ActionColours colours);
    void setNames(const std::vector<std::string>& names, std::vector<QColor> colours);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {200, heightForWidth(200)}; }
    QSize minimumSizeHint() const override { return {100, 20}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    std::vector<QPoint> places(int width) const;

    std::vector<std::string> m_names;
    ActionColours m_actionColours;
    std::vector<QColor> m_colours; ///< empty: those of actions
};

} // namespace sessionsmith::widgets
