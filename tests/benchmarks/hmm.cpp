// SPDX-License-Identifier: GPL-3.0-or-later
// Inference and estimation beside the textbook's, in one run: each iteration times both, one after the other, and
// "ratio" is the median of their quotients. 10,000 sequences of 50 events, or of 1 to 99. One thread is timed by its
// processor time, two (beside a textbook on one) by the wall's clock, which any other load on the machine disturbs.
#include "textbook.h"

#include "engine/base/parallel.h"
#include "engine/hmm/estimation.h"
#include "engine/hmm/inference.h"
#include "engine/hmm/lanebatches.h"
#include "engine/hmm/sampling.h"
#include "engine/hmm/samplingkernels.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <limits>

#include <malloc.h>

using namespace sessionsmith;
using namespace sessionsmith::hmm;

namespace {

Model randomModel(int states, int actions)
{
    Philox random(1, 1, 0);
    const auto fill = [&](auto&& matrix) {
        for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
            for (Eigen::Index j = 0; j < matrix.cols(); ++j)
                matrix(i, j) = -std::log(1 - random.uniform());
            matrix.row(i) /= matrix.row(i).sum();
        }
    };
    Model model;
    for (int i = 0; i < states; ++i)
        model.states.push_back("s" + std::to_string(i));
    for (int k = 0; k < actions; ++k)
        model.actions.push_back("a" + std::to_string(k));
    Matrix initial(1, states);
    fill(initial);
    model.initial = initial.row(0).transpose();
    model.transition.resize(states, states);
    model.emission.resize(states, actions);
    fill(model.transition);
    fill(model.emission);
    return model;
}

Sequences randomSequences(int actions, bool equal)
{
    Philox random(2, 2, 0);
    Sequences sequences;
    for (int s = 0; s < 10'000; ++s) {
        std::vector<std::int32_t> symbols(equal ? 50 : 1 + random.below(99));
        for (std::int32_t& symbol : symbols)
            symbol = std::int32_t(random.below(std::uint32_t(actions)));
        sequences.append(symbols);
    }
    return sequences;
}

/// By the wall's clock, or by the processor time of this thread, which other load on the machine does not lengthen.
double now(bool ofThread)
{
    timespec time{};
    clock_gettime(ofThread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time);
    return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
}

template <typename Work>
double secondsOf(Work&& work, bool ofThread)
{
    const double begin = now(ofThread);
    work();
    return now(ofThread) - begin;
}

/// Times `ours` as the benchmark's own time; the ratio to `theirs` becomes a counter.
template <typename Ours, typename Theirs>
void compare(benchmark::State& state, std::size_t events, Ours&& ours, Theirs&& theirs)
{
    const bool oneThread = state.range(3) == 1;
    std::vector<double> ratios;
    double theirSeconds = 0;
    for (auto _ : state) {
        const double slow = secondsOf(theirs, oneThread);
        const double fast = secondsOf(ours, oneThread);
        theirSeconds += slow;
        ratios.push_back(slow / fast);
        state.SetIterationTime(fast);
    }
    std::nth_element(ratios.begin(), ratios.begin() + std::ptrdiff_t(ratios.size() / 2), ratios.end());
    state.counters["ratio"] = ratios[ratios.size() / 2];
    state.counters["textbook_s"] = theirSeconds / double(ratios.size());
    state.counters["events"] = benchmark::Counter(double(events), benchmark::Counter::kIsIterationInvariantRate);
    state.SetLabel(lane::instructions());
}

struct Case
{
    Model model;
    Sequences sequences;
    unsigned threads;
    textbook::Hmm book;

    explicit Case(const benchmark::State& state)
        : model(randomModel(int(state.range(0)), int(state.range(1)))),
          sequences(randomSequences(int(state.range(1)), state.range(2) != 0)), threads(unsigned(state.range(3))),
          book(model)
    {}
    std::size_t events() const { return sequences.symbols.size(); }
};

void baumWelchIteration(benchmark::State& state)
{
    Case c(state);
    const LaneBatches batches(c.sequences); // a fit lays its sequences out once for all iterations
    compare(
        state, c.events(),
        [&] { benchmark::DoNotOptimize(maximise(c.model, expectedCounts(c.model, batches, c.threads))); },
        [&] { benchmark::DoNotOptimize(c.book.count(c.sequences)); });
}

void posteriorsOfAll(benchmark::State& state)
{
    Case c(state);
    compare(
        state, c.events(), [&] { benchmark::DoNotOptimize(posteriors(c.model, c.sequences, c.threads)); },
        [&] {
            const std::size_t states = std::size_t(c.model.stateCount());
            std::vector<double> all(c.events() * states); // one block, as ours
            for (std::size_t i = 0; i < c.sequences.size(); ++i)
                c.book.posterior(c.sequences[i], all.data() + c.sequences.offsets[i] * states);
            benchmark::DoNotOptimize(all);
        });
}

void viterbi(benchmark::State& state)
{
    Case c(state);
    compare(
        state, c.events(), [&] { benchmark::DoNotOptimize(decode(c.model, c.sequences, c.threads)); },
        [&] {
            std::vector<std::vector<std::int32_t>> all;
            for (std::size_t i = 0; i < c.sequences.size(); ++i)
                all.push_back(c.book.decode(c.sequences[i]));
            benchmark::DoNotOptimize(all);
        });
}

/// Sessions of 50 events, or until END after 50 on average, drawn batch by batch into memory that is used again.
void generation(benchmark::State& state)
{
    Model model = randomModel(int(state.range(0)), int(state.range(1)));
    const bool equal = state.range(2) != 0;
    if (!equal) model.end = Vector::Constant(model.stateCount(), 1.0 / 50);
    const Sampler sampler(model);
    const textbook::Hmm book(model);
    constexpr std::size_t batches = 10;
    SampleSpec spec;
    spec.sessions = Sampler::batch;
    spec.length = equal ? 50 : 0;
    std::mt19937 random(1);
    compare(
        state, batches * Sampler::batch * 50,
        [&] {
            parallelFor(batches, 1, unsigned(state.range(3)), [&](std::size_t b, std::size_t) {
                thread_local SampledSessions drawn;
                SampleSpec part = spec;
                part.first = b * Sampler::batch;
                sampler.draw(part, drawn);
                benchmark::DoNotOptimize(drawn);
            });
        },
        [&] {
            std::vector<std::uint8_t> states, actions;
            for (std::size_t b = 0; b < batches; ++b) {
                states.clear();
                actions.clear();
                book.generate(spec.sessions, int(spec.length), random, states, actions);
                benchmark::DoNotOptimize(states);
            }
        });
    state.SetLabel(lane::samplingInstructions());
}

/// What the memory gives: a = b + s * c over arrays far larger than the caches, bytes read and written.
void memoryTriad(benchmark::State& state)
{
    constexpr std::size_t size = 16u << 20;
    std::vector<double> a(size), b(size, 1), c(size, 2);
    for (auto _ : state) {
        for (std::size_t i = 0; i < size; ++i)
            a[i] = b[i] + 3 * c[i];
        benchmark::ClobberMemory();
    }
    state.SetBytesProcessed(std::int64_t(state.iterations() * size * 3 * sizeof(double)));
}

void sizes(benchmark::internal::Benchmark* benchmark)
{
    benchmark->ArgNames({"K", "M", "equal", "threads"})->UseManualTime()->Unit(benchmark::kMillisecond);
    for (const auto& [states, actions] : {std::pair(5, 5), std::pair(32, 64)})
        for (const int equal : {1, 0})
            for (const int threads : {1, 2})
                benchmark->Args({states, actions, equal, threads});
}

BENCHMARK(baumWelchIteration)->Apply(sizes);
BENCHMARK(viterbi)->Apply(sizes);
BENCHMARK(posteriorsOfAll)->Apply(sizes);
BENCHMARK(generation)
    ->Apply(sizes)
    ->Args({256, 256, 1, 1})
    ->Args({256, 256, 1, 2})
    ->Args({256, 256, 0, 1})
    ->Args({256, 256, 0, 2});
BENCHMARK(memoryTriad);

} // namespace

int main(int argc, char** argv)
{
    // Memory that is given back is kept: handing out a hundred megabytes anew takes the system as long as to fill them,
    // and this is not what is compared.
    mallopt(M_MMAP_THRESHOLD, std::numeric_limits<int>::max());
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
