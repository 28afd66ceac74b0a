// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/targettext.h"

#include "engine/base/text.h"
#include "engine/tuning/celltext.h"

#include <fmt/format.h>

namespace sessionsmith::hmm {

namespace {

Result<Figure> parseFigure(std::string_view text, const Model& model)
{
    const std::string_view kind = takeWord(text);
    Figure figure;
    if (isPart(kind)) {
        const auto cell = parseCell(kind, text, model);
        if (!cell) return tl::unexpected(cell.error());
        figure.kind = Figure::Kind::Probability;
        figure.cell = *cell;
        return figure;
    }
    if (kind == "length" && text.empty()) {
        figure.kind = Figure::Kind::Length;
        return figure;
    }
    const bool isOfState = kind == "state" || kind == "dwell";
    if (kind != "action" && kind != "reaches" && !isOfState)
        return fail(
            Error(SS_TEXT("engine", "\"{0}\" is no figure of a model"), kind)
                .advise(
                    SS_TEXT("engine", "Choose one of: {0}"),
                    "action A, reaches A, state S, dwell S, length, transition S S, emission S A, initial S, end S"));
    const auto index = findName(isOfState ? model.states : model.actions, text, isOfState);
    if (!index) return tl::unexpected(index.error());
    figure.kind = kind == "state"    ? Figure::Kind::StateShare
                  : kind == "dwell"  ? Figure::Kind::Dwell
                  : kind == "action" ? Figure::Kind::ActionShare
                                     : Figure::Kind::Reaches;
    figure.index = *index;
    return figure;
}

} // namespace

Result<Target> parseTarget(std::string_view text, const Model& model)
{
    const std::size_t equals = text.rfind('=');
    if (equals == std::string_view::npos)
        return fail(Error(SS_TEXT("engine", "\"{0}\" has no \"=\""), text)
                        .advise(SS_TEXT("engine", "Write a target as: action purchase = 0.021")));
    const auto figure = parseFigure(trimmed(text.substr(0, equals)), model);
    if (!figure) return tl::unexpected(figure.error());
    std::string_view number = trimmed(text.substr(equals + 1));
    const bool isPercent = !number.empty() && number.back() == '%';
    if (isPercent) number.remove_suffix(1);
    const auto value = parseDouble(number);
    if (!value) return fail(SS_TEXT("engine", "\"{0}\" is no number"), trimmed(text.substr(equals + 1)));
    if (isPercent && figure->isInEvents())
        return fail(SS_TEXT("engine", "\"{0}\" is no number of events"), trimmed(text.substr(equals + 1)));
    return Target{*figure, isPercent ? *value / 100 : *value};
}

std::string textOf(const Figure& figure, const Model& model)
{
    return messageOf(figure, model).english();
}

Message messageOf(const Figure& figure, const Model& model)
{
    const auto named = [&](const char* sentence, const std::vector<std::string>& names) {
        return Message(sentence, quoted(names[std::size_t(figure.index)]));
    };
    switch (figure.kind) {
    case Figure::Kind::ActionShare:
        return named(SS_TEXT("engine", "action {0}"), model.actions);
    case Figure::Kind::Reaches:
        return named(SS_TEXT("engine", "reaches {0}"), model.actions);
    case Figure::Kind::StateShare:
        return named(SS_TEXT("engine", "state {0}"), model.states);
    case Figure::Kind::Dwell:
        return named(SS_TEXT("engine", "dwell {0}"), model.states);
    case Figure::Kind::Length:
        return Message(SS_TEXT("engine", "length"));
    case Figure::Kind::Probability:
        break;
    }
    return messageOf(figure.cell, model);
}

std::string valueText(const Figure& figure, double value)
{
    return figure.isInEvents() ? fmt::format("{:.6g}", value) : fmt::format("{:.6g}%", 100 * value);
}

Message messageOf(const Target& target, const Model& model)
{
    return Message(SS_TEXT("engine", "{0} = {1}"), messageOf(target.figure, model),
                   valueText(target.figure, target.value));
}

Message messageOf(const std::vector<Target>& targets, const Model& model)
{
    Message list = messageOf(targets.front(), model);
    for (std::size_t i = 1; i < targets.size(); ++i)
        list = Message(SS_TEXT("engine", "{0}; {1}"), std::move(list), messageOf(targets[i], model));
    return list;
}

} // namespace sessionsmith::hmm
