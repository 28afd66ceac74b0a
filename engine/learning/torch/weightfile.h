// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/safetensors.h"
#include "engine/learning/catalogue.h"

#include <torch/torch.h>

#include <optional>

namespace sessionsmith::learning {

/// A safetensors file with the weights of some model, asked by the names of ours.
class WeightFile
{
public:
    /// `bodyPrefix`: see Network. Errors: unreadable, damaged, the checkpoint of a run.
    static Result<WeightFile> open(const std::filesystem::path& path, std::string bodyPrefix);

    bool has(const std::string& name) const { return !nameOf(name).empty(); }
    /// Of this shape or, with `anyRows`, of any first extent. Errors, by name: it is not there, of another shape or
    /// type, or has values that are not finite.
    Result<torch::Tensor> tensor(const std::string& name, const std::vector<std::int64_t>& shape, bool anyRows) const;
    /// Whose its rows are, where it says so. Errors: damaged.
    Result<std::optional<Catalogue>> catalogue() const;

private:
    WeightFile(SafetensorsFile file, std::string bodyPrefix)
        : m_file(std::move(file)), m_bodyPrefix(std::move(bodyPrefix))
    {}
    /// What the file calls a tensor; empty where it has none.
    std::string nameOf(const std::string& name) const;

    SafetensorsFile m_file;
    std::string m_bodyPrefix;
};

} // namespace sessionsmith::learning
