// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/connection.h"
#include "engine/store/statements.h"

#include <cstring>

namespace sessionsmith::store {

namespace {

std::vector<float> floatsOf(std::span<const std::byte> bytes)
{
    std::vector<float> values(bytes.size() / sizeof(float));
    if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
    return values;
}

} // namespace

Result<> Workspace::setRunCases(Id run, const CaseResults& cases)
{
    Database& database = m_connection->database;
    return database.write(Durability::Full, [&]() -> Result<> {
        database.execute(sql::setRunCases, run, cases.questions, std::as_bytes(std::span(cases.ranks)),
                         std::as_bytes(std::span(cases.losses)));
        return {};
    });
}

Result<std::optional<CaseResults>> Workspace::runCases(Id run) const
{
    Database& database = m_connection->database;
    return database.read([&]() -> Result<std::optional<CaseResults>> {
        Query row = database.query(sql::runCases, run);
        if (!row.next()) return std::nullopt;
        return CaseResults{row.text(0), floatsOf(row.blob(1)), floatsOf(row.blob(2))};
    });
}

} // namespace sessionsmith::store
