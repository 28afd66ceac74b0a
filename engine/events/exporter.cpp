// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/exporter.h"

#include "engine/base/atomicfile.h"
#include "engine/base/jsontext.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::events {

namespace {

std::string csvQuoted(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string jsonQuoted(const std::string& text)
{
    return jsonText(nlohmann::json(text));
}

/// Writes events as rows. Every name is quoted once, however many events it occurs in.
class RowWriter
{
public:
    RowWriter(const EventLog& log, ExportFormat format)
        : m_log(log), m_json(format == ExportFormat::JsonLines), m_users(quoted(log.users.names())),
          m_actions(quoted(log.actions.names())), m_items(quoted(log.items.names())),
          m_categories(quoted(log.categories.names()))
    {
        std::vector<std::string> sessions;
        for (std::size_t session = 0; session < log.sessionCount(); ++session)
            sessions.push_back(sessionName(log, session));
        m_sessions = quoted(sessions);
    }

    /// The first line of the file; empty where the format has none.
    std::string header() const
    {
        if (m_json) return {};
        return std::string("user,session,") + (m_log.hasTime() ? "time," : "") + "action,item" +
               (m_log.hasCategory() ? ",category" : "") + "\r\n";
    }

    std::string row(std::size_t event) const
    {
        std::string row;
        append(row, "user", m_users[std::size_t(m_log.user[event])]);
        append(row, "session", m_sessions[std::size_t(m_log.session[event])]);
        if (m_log.hasTime()) {
            const std::string time = formatIsoTime(m_log.time[event]);
            append(row, "time", m_json ? fmt::format("\"{}\"", time) : time);
        }
        append(row, "action", m_actions[std::size_t(m_log.action[event])]);
        append(row, "item", m_items[std::size_t(m_log.item[event])]);
        if (m_log.hasCategory()) {
            const std::int32_t category = m_log.category[event];
            append(row, "category", category >= 0 ? m_categories[std::size_t(category)] : m_json ? "null" : "");
        }
        return row + (m_json ? "}\n" : "\r\n");
    }

private:
    std::vector<std::string> quoted(std::vector<std::string> names) const
    {
        for (std::string& name : names)
            name = m_json ? jsonQuoted(name) : csvQuoted(name);
        return names;
    }

    void append(std::string& row, const char* key, const std::string& value) const
    {
        if (!row.empty())
            row += ',';
        else if (m_json)
            row += '{';
        if (m_json) row.append(1, '"').append(key).append("\":");
        row += value;
    }

    const EventLog& m_log;
    bool m_json;
    std::vector<std::string> m_users, m_actions, m_items, m_categories, m_sessions;
};

constexpr std::size_t rowsPerCheck = 4096;

} // namespace

Result<std::vector<ExportedFile>> exportLog(const EventLog& log, const ExportSpec& spec, const ProgressSink& progress,
                                            const Control& control)
{
    auto file = AtomicFile::create(spec.path);
    if (!file) return tl::unexpected(file.error());
    const RowWriter writer(log, spec.format);
    ProgressReporter reporter(progress, Message(SS_TEXT("engine", "Writing")), log.size(),
                              Message(SS_TEXT("engine", "events")));
    Result<> written = file->write(writer.header());
    for (std::size_t event = 0; event < log.size() && written; ++event) {
        if (event % rowsPerCheck == 0) {
            if (!control.proceed()) return fail(Error::cancelled());
            reporter.report(event);
        }
        written = file->write(writer.row(event));
    }
    if (written) written = file->commit();
    if (!written) return tl::unexpected(written.error());
    return std::vector{ExportedFile{spec.path, file->bytesWritten(), log.size()}};
}

} // namespace sessionsmith::events
