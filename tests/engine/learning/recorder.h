// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"

#include <fstream>
#include <map>

namespace sessionsmith::learning {

/// Notes everything, and asks for a stop after so many reports of a loss, whatever stage of a training it is of.
struct Recorder : TrainingObserver
{
    std::map<std::string, std::vector<double>> metrics;
    std::vector<std::string> notes;
    std::stop_source stop;
    int stopAfter = -1, losses = 0;
    int checkpoints = 0;
    std::uint64_t done = 0, total = 0;

    void onProgress(const Progress& progress) override
    {
        done = progress.done;
        total = progress.total;
    }
    void onMetric(const std::string& name, std::int64_t, double, double value) override
    {
        metrics[name].push_back(value);
        losses += name.ends_with("train/loss");
        if (stopAfter >= 0 && losses >= stopAfter) stop.request_stop();
    }
    void onNote(const Message& note) override { notes.push_back(note.english()); }
    void onCheckpoint(const std::filesystem::path&, std::int64_t, double) override { ++checkpoints; }
    Control control() const { return {stop.get_token(), nullptr}; }
};

inline std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace sessionsmith::learning
