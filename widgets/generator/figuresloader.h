// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/generator/generatordata.h"

#include <QObject>
#include <QTimer>

namespace sessionsmith::widgets {

class Workbench;

/// Reads what the cards of a generator show of the log beside and of the catalogue, in jobs, and again where the model
/// changed what they depend on.
class FiguresLoader : public QObject
{
    Q_OBJECT
public:
    FiguresLoader(Workbench& workbench, GeneratorData& data, QObject* parent = nullptr);
    /// The log beside is another one; an empty name is none.
    void setLog(const QString& name);
    /// After a change of the model: reads in a moment what is no longer right. Only while it is `shown`.
    void follow(bool shown);

Q_SIGNALS:
    void loaded();
    void failed(const QString& text);

private:
    std::string logKey() const;
    std::string catalogueKey() const;
    void load();
    void loadLog();
    void loadCatalogue();

    Workbench& m_workbench;
    GeneratorData& m_data;
    QTimer m_wait;
    std::string m_logKey, m_catalogueKey; ///< of what was asked for last: a late answer is dropped
};

} // namespace sessionsmith::widgets
