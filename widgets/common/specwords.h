// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace sessionsmith::widgets {

/// A key of a run's specification in the words of the window: "max_length" -> "Context length". Unknown ones as they
/// are.
QString specWord(const QString& key);
/// Its value with its unit: 30 checkpoint seconds -> "30 s", 0 threads -> "automatic".
QString specValue(const QString& key, const QJsonValue& value);
/// The keys of a specification in the order in which a person fills them in; further ones after them.
QStringList specKeys(const QJsonObject& spec);

} // namespace sessionsmith::widgets
