// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/actioncolours.h"

#include <QWidget>

#include <cstdint>

namespace sessionsmith::widgets {

/// Whole sessions as rows of coloured events, each with its share among synthetic and among real ones; as many as fit.
class FrequentList : public QWidget
{
    Q_OBJECT
public:
    struct Row
    {
        std::vector<std::int32_t> actions; ///< as the names are counted; those beyond them are unknown to the model
        double share = 0;
        double real = -1; ///< negative: none
        double realLow = 0, realHigh = 0;
    };

    explicit FrequentList(QWidget* parent = nullptr);
    /// How many rows there is room for.
    std::size_t room() const;
    void setRows(std::vector<Row> rows, const std::vector<std::string>& names, ActionColours colours);
    /// Above the two columns of numbers; `real` is empty where there is none.
    void setColumns(const QString& synthetic, const QString& real);
    const std::vector<Row>& rows() const { return m_rows; }
    QString description(std::size_t row) const;
    QSize sizeHint() const override { return {240, 300}; }
    QSize minimumSizeHint() const override { return {200, 80}; }

Q_SIGNALS:
    void roomChanged();

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    void paintRow(QPainter& painter, std::size_t row, double largest) const;
    QRect column(int index, int top, int height) const; ///< of numbers: 0 synthetic, 1 real

    std::vector<Row> m_rows;
    std::vector<std::string> m_names;
    ActionColours m_colours;
    QString m_syntheticName, m_realName;
    int m_current = -1;
};

} // namespace sessionsmith::widgets
