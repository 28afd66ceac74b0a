// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include "engine/page/actioncategories.h"
#include "engine/page/colours.h"
#include "widgets/common/stylesheet.h"

#include <QApplication>
#include <QPalette>
#include <QStyleHints>

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

Colours lightColours()
{
    return {.ground = 0xF5F6F8,
            .card = 0xFFFFFF,
            .line = 0xE2E5EA,
            .text = 0x1A2230,
            .muted = 0x667085,
            .accent = 0x2563C9,
            .good = 0x067647,
            .bad = 0xB42318,
            .hover = 0xF1F3F6,
            .soft = 0xE9F0FB,
            .track = 0xE6EBF5};
}

Colours darkColours()
{
    return {.ground = 0x12151A,
            .card = 0x1A1E25,
            .line = 0x2A303A,
            .text = 0xE7EAF0,
            .muted = 0x98A2B3,
            .accent = 0x7AA7FF,
            .good = 0x5FD39A,
            .bad = 0xFF9B8A,
            .hover = 0x222730,
            .soft = 0x232C40,
            .track = 0x2C3340};
}

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // Asked once, before this class sets a palette of its own.
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
#endif
}

QPalette paletteOf(const Colours& colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.ground);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.card);
    palette.setColor(QPalette::AlternateBase, colours.hover);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::Button, colours.card);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::ToolTipBase, colours.card);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.muted);
    palette.setColor(QPalette::Highlight, colours.soft);
    palette.setColor(QPalette::HighlightedText, colours.text);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::LinkVisited, colours.accent);
    palette.setColor(QPalette::Mid, colours.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours.muted);
    return palette;
}

QFont fontOf(int pixels, QFont::Weight weight)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_mode == Mode::System) apply();
    });
#endif
    apply();
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode) return;
    m_mode = mode;
    apply();
}

void Theme::apply()
{
    m_dark = m_mode == Mode::Dark || (m_mode == Mode::System && systemIsDark());
    m_colours = m_dark ? darkColours() : lightColours();
    QApplication::setFont(body());
    QApplication::setPalette(paletteOf(m_colours));
    if (qApp) qApp->setStyleSheet(styleSheetOf(m_colours, m_dark));
    Q_EMIT changed();
}

QFont Theme::body() const
{
    return fontOf(13, QFont::Normal);
}

QFont Theme::small() const
{
    return fontOf(11, QFont::Normal);
}

QFont Theme::title() const
{
    return fontOf(13, QFont::DemiBold);
}

QFont Theme::tabular(const QFont& font) const
{
    QFont figures = font;
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    figures.setFeature("tnum", 1);
#endif
    return figures;
}

static_assert(Theme::categoryCount == page::categoryCount, "three shades of each");

QColor Theme::category(int index) const
{
    return QColor::fromRgb(page::categoryShade(std::size_t(std::max(0, index))));
}

QColor Theme::quantity(double probability, QuantityScale scale)
{
    constexpr double logarithmicDecades = 4;
    // Cividis (Nuñez, Anderton and Renslow 2018) at eleven equal steps, linear between them.
    static constexpr std::array<QRgb, 11> steps{0x00204D, 0x00336F, 0x39486B, 0x575C6D, 0x707173, 0x8A8779,
                                                0xA69D75, 0xC4B56C, 0xE4CF5B, 0xF5DE4D, 0xFFEA46};
    const double share = std::isfinite(probability) ? std::clamp(probability, 0.0, 1.0) : 0.0;
    const double height =
        scale == QuantityScale::Root ? std::sqrt(share) : std::max(0.0, 1 + std::log10(share) / logarithmicDecades);
    const double place = height * double(steps.size() - 1);
    const auto index = std::min(std::size_t(place), steps.size() - 2);
    const double part = place - double(index);
    const auto mixed = [&](int (*channel)(QRgb)) {
        return int(std::lround((1 - part) * channel(steps[index]) + part * channel(steps[index + 1])));
    };
    return QColor(mixed(qRed), mixed(qGreen), mixed(qBlue));
}

QColor Theme::textOn(const QColor& background)
{
    // The crossing point of the contrast ratios against black and white (WCAG 2.1, relative luminance).
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    const double luminance =
        0.2126 * linear(background.redF()) + 0.7152 * linear(background.greenF()) + 0.0722 * linear(background.blueF());
    return luminance > 0.179 ? QColor(0x1A2230) : QColor(Qt::white);
}

} // namespace sessionsmith::widgets
