// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/modelcolours.h"

#include "widgets/common/theme.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

using Names = std::vector<std::string>;

/// Where each of the names stands among `known`; -1 where it does not.
std::vector<int> placesAmong(const Names& known, const Names& names)
{
    std::vector<int> places;
    for (const std::string& name : names) {
        const auto found = std::ranges::find(known, name);
        places.push_back(found == known.end() ? -1 : int(found - known.begin()));
    }
    return places;
}

QJsonObject toJson(const Names& names, const ActionColours& colours)
{
    QJsonObject object;
    for (std::size_t i = 0; i < names.size(); ++i)
        object[QString::fromStdString(names[i])] = colours.slot(int(i));
    return object;
}

ActionColours fromJson(const Names& names, const QJsonObject& object)
{
    std::vector<int> kept;
    for (const std::string& name : names) {
        const int slot = object[QString::fromStdString(name)].toInt(ActionColours::unknown);
        kept.push_back(slot >= 0 && slot < Theme::categoryCount ? slot : ActionColours::unknown);
    }
    return ActionColours(names, std::move(kept));
}

} // namespace

ModelColours ModelColours::of(const hmm::Model& model)
{
    return {ActionColours(model.states), ActionColours(model.actions)};
}

ModelColours ModelColours::followed(const hmm::Model& changed, const std::vector<int>& stateOrigins,
                                    const std::vector<int>& actionOrigins) const
{
    return {states.followed(changed.states, stateOrigins), actions.followed(changed.actions, actionOrigins)};
}

ModelColours ModelColours::matched(const hmm::Model& model, const hmm::Model& other) const
{
    return followed(other, placesAmong(model.states, other.states), placesAmong(model.actions, other.actions));
}

std::string writeColours(const hmm::Model& model, const ModelColours& colours)
{
    if (colours == ModelColours::of(model)) return {};
    const QJsonObject object{{QStringLiteral("states"), toJson(model.states, colours.states)},
                             {QStringLiteral("actions"), toJson(model.actions, colours.actions)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

ModelColours readColours(const hmm::Model& model, const std::string& text)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    return {fromJson(model.states, object[QStringLiteral("states")].toObject()),
            fromJson(model.actions, object[QStringLiteral("actions")].toObject())};
}

} // namespace sessionsmith::widgets
