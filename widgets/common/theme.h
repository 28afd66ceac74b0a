// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

namespace sessionsmith::widgets {

/// The few colours that everything is drawn with; see the look of the workbench in ARCHITECTURE.md.
struct Colours
{
    QColor ground, card, line, text, muted, accent, good, bad;
    QColor hover; ///< behind what the pointer is over
    QColor soft;  ///< accent at a tenth: behind what is chosen
    QColor track; ///< behind bars
};

/// How colours grow with a probability: with its square root, or with its logarithm over four decades, which tells rare
/// things apart.
enum class QuantityScale { Root, Logarithm };

/// One object for the application: light or dark, fonts, the colours of categories and quantities. It also sets
/// QApplication's palette and style sheet.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };

    static Theme& instance();
    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    bool isDark() const { return m_dark; }
    const Colours& colours() const { return m_colours; }

    QFont body() const;                     ///< 13 px
    QFont small() const;                    ///< 11 px
    QFont title() const;                    ///< 13 px, semibold
    QFont tabular(const QFont& font) const; ///< the same with figures of equal width

    static constexpr int categoryCount = 24; ///< different ones
    /// Safe for colour-blind eyes, the same for an action or a run everywhere; beyond eight in lightness steps.
    QColor category(int index) const;
    /// Cividis on the root or the logarithm of a probability 0...1.
    static QColor quantity(double probability, QuantityScale scale = QuantityScale::Root);
    /// Black or white, whichever reads better on `background`.
    static QColor textOn(const QColor& background);

Q_SIGNALS:
    void changed(); ///< repaint everything that caches colours

private:
    Theme();
    void apply();
    Mode m_mode = Mode::System;
    bool m_dark = false;
    Colours m_colours;
};

} // namespace sessionsmith::widgets
