// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/safetensors.h"
#include "tests/engine/learning/recorder.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::learning;
using Json = nlohmann::json;

/// Weights that come from elsewhere, and that go there.
class WeightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void comeBackAsTheyWent_data() { addArchitectures(); }
    void comeBackAsTheyWent();
    void areMatchedByName();
    void saysTheirSizesAsHuggingFaceDoes_data() { addArchitectures(); }
    void saysTheirSizesAsHuggingFaceDoes();
    void takesOverTheBodyAlone();
    void knowsOlderNames();
    void takesTheFirstPositions();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void refusesOtherHeadsAndNorms();
    void fewerBitsAreTaken();
    void anEnsembleHasAFileEach();
    void refusesCheckpoints();
    void leavesOtherConfigurationsAlone();

private:
    static void addArchitectures();
    /// A folder of its own for each, as config.json stands there.
    std::filesystem::path file(const std::string& folder) const;
    /// Trains one epoch and exports the weights.
    std::filesystem::path exported(const TrainingSpec& spec, const TrainingData& data, const std::string& folder);
    /// What a training begins with that is stopped at once.
    Result<TrainingOutcome> begin(const TrainingSpec& spec, const TrainingData& data, const std::filesystem::path& from,
                                  Recorder& recorder);

    QTemporaryDir m_folder;
    Backend* m_backend = nullptr;
};

namespace {

using Tensors = std::map<std::string, std::pair<std::vector<std::int64_t>, std::vector<float>>>;

const std::vector<std::string> letters{"a", "b", "c", "d", "e", "f", "g"};

TrainingData data(const std::vector<std::string>& names)
{
    TrainingData data;
    data.catalogue = {events::Vocabulary(names), events::Vocabulary({"view", "buy"})};
    for (int start = 0; start < 40; ++start) {
        std::vector<std::int32_t> items, actions;
        for (int i = 0; i < 4 + start % 5; ++i) {
            items.push_back((start + i) % std::int32_t(names.size()));
            actions.push_back(i % 2);
        }
        data.training.append({items, actions});
    }
    return data;
}

TrainingSpec tiny(Architecture architecture)
{
    TrainingSpec spec;
    spec.model = {architecture, 2, 16, 2, 8};
    spec.objective = pretrainingOf(architecture);
    spec.epochs = 1;
    spec.batch = 8;
    spec.device = "cpu";
    spec.threads = 1;
    return spec;
}

/// The 32-bit numbers of a file whose names begin with `prefix`, which is left out.
Tensors tensorsOf(const std::filesystem::path& path, const std::string& prefix = {})
{
    Tensors tensors;
    const auto opened = SafetensorsFile::open(path);
    if (!opened) return tensors;
    for (const std::string& name : opened->names()) {
        const auto view = opened->tensor(name);
        if (!name.starts_with(prefix) || !view || view->type != TensorType::F32) continue;
        const auto values = view->as<float>();
        tensors[name.substr(prefix.size())] = {view->shape, {values.begin(), values.end()}};
    }
    return tensors;
}

void write(const std::filesystem::path& path, const Tensors& tensors)
{
    std::vector<std::pair<std::string, TensorView>> views;
    for (const auto& [name, tensor] : tensors) {
        TensorView view = TensorView::of(tensor.second);
        view.shape = tensor.first;
        views.emplace_back(name, view);
    }
    std::filesystem::create_directories(path.parent_path());
    QVERIFY(writeSafetensors(path, views, {{"format", "pt"}}));
}

Json configurationBeside(const std::filesystem::path& path)
{
    std::ifstream stream(std::filesystem::path(path).replace_filename("config.json"));
    return Json::parse(stream, nullptr, false);
}

} // namespace

void WeightsTest::addArchitectures()
{
    QTest::addColumn<int>("architecture");
    for (const Architecture architecture : {Architecture::Bert, Architecture::Gpt, Architecture::T5, Architecture::Gru})
        QTest::newRow(name(architecture)) << int(architecture);
}

std::filesystem::path WeightsTest::file(const std::string& folder) const
{
    return std::filesystem::path(m_folder.path().toStdString()) / folder / "model.safetensors";
}

std::filesystem::path WeightsTest::exported(const TrainingSpec& spec, const TrainingData& data,
                                            const std::string& folder)
{
    const auto path = file(folder), checkpoint = std::filesystem::path(path).replace_filename("checkpoint");
    std::filesystem::create_directories(path.parent_path());
    Recorder recorder;
    const auto trained = m_backend->train(spec, data, {checkpoint, {}, false}, recorder, recorder.control());
    const auto written = trained.and_then([&](const auto&) { return m_backend->exportWeights(checkpoint, path); });
    if (!written) qWarning("%s", written.error().message().c_str());
    return path;
}

Result<TrainingOutcome> WeightsTest::begin(const TrainingSpec& spec, const TrainingData& data,
                                           const std::filesystem::path& from, Recorder& recorder)
{
    recorder.stop.request_stop();
    std::filesystem::create_directories(file("begun").parent_path());
    return m_backend->train(spec, data, {file("begun"), {}, false, from}, recorder, recorder.control());
}

void WeightsTest::initTestCase()
{
    const auto loaded = backend();
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    m_backend = *loaded;
}

void WeightsTest::comeBackAsTheyWent()
{
    QFETCH(int, architecture);
    TrainingSpec spec = tiny(Architecture(architecture));
    spec.model.tiedOutput = false;
    spec.model.norm = NormPlace::Post;
    const auto path = exported(spec, data(letters), "round" + std::to_string(architecture));
    spec.seed = 2;
    Recorder recorder;
    const auto begun = begin(spec, data(letters), path, recorder);
    QVERIFY2(begun, begun ? "" : begun.error().message().c_str());
    const auto there = tensorsOf(path);
    QVERIFY(there.size() > 8);
    QCOMPARE(tensorsOf(file("begun"), "weights."), there);
    QCOMPARE(recorder.notes, std::vector<std::string>{"The weights know 7 of the 7 items by name"});
}

void WeightsTest::areMatchedByName()
{
    const TrainingSpec spec = tiny(Architecture::Bert);
    const auto path = exported(spec, data(letters), "named");
    const std::vector<std::string> names{"g", "x", "e", "a"}; // "x" is new
    Recorder recorder;
    QVERIFY(begin(spec, data(names), path, recorder));
    QCOMPARE(recorder.notes, std::vector<std::string>{"The weights know 3 of the 4 items by name"});
    const std::string table = "bert.embeddings.word_embeddings.weight";
    const auto there = tensorsOf(path).at(table).second, here = tensorsOf(file("begun"), "weights.").at(table).second;
    const auto same = [&](std::size_t row, std::size_t other) {
        return std::equal(&here[row * 16], &here[row * 16] + 16, &there[other * 16]);
    };
    QCOMPARE(here.size(), std::size_t(6 * 16));
    QVERIFY(same(0, 6) && same(2, 4) && same(3, 0));
    QVERIFY(same(4, 7) && same(5, 8)); // padding and mask
    for (std::size_t row = 0; row < 9; ++row)
        QVERIFY(!same(1, row));
}

void WeightsTest::saysTheirSizesAsHuggingFaceDoes()
{
    QFETCH(int, architecture);
    TrainingSpec spec = tiny(Architecture(architecture));
    spec.model.layers = 3;
    const Json json = configurationBeside(exported(spec, data(letters), "sizes" + std::to_string(architecture)));
    const std::map<Architecture, Json> wanted{
        {Architecture::Bert,
         {{"architectures", {"BertForMaskedLM"}},
          {"model_type", "bert"},
          {"vocab_size", 9},
          {"type_vocab_size", 4},
          {"max_position_embeddings", 8},
          {"num_hidden_layers", 3},
          {"hidden_size", 16},
          {"num_attention_heads", 2},
          {"intermediate_size", 64},
          {"hidden_act", "gelu"},
          {"layer_norm_eps", 1e-12},
          {"pad_token_id", 7}}},
        {Architecture::Gpt,
         {{"architectures", {"GPT2LMHeadModel"}},
          {"model_type", "gpt2"},
          {"vocab_size", 9},
          {"n_positions", 8},
          {"n_layer", 3},
          {"n_embd", 16},
          {"n_head", 2},
          {"activation_function", "gelu_new"},
          {"layer_norm_epsilon", 1e-5}}},
        {Architecture::T5,
         {{"architectures", {"T5ForConditionalGeneration"}},
          {"model_type", "t5"},
          {"vocab_size", 109},
          {"num_layers", 2},
          {"num_decoder_layers", 1},
          {"d_model", 16},
          {"d_kv", 8},
          {"d_ff", 64},
          {"num_heads", 2},
          {"feed_forward_proj", "relu"},
          {"relative_attention_num_buckets", 32},
          {"relative_attention_max_distance", 128},
          {"layer_norm_epsilon", 1e-6},
          {"decoder_start_token_id", 7},
          {"tie_word_embeddings", true}}},
        {Architecture::Gru, {{"vocab_size", 9}, {"num_hidden_layers", 3}, {"hidden_size", 16}}}};
    for (const auto& [key, value] : wanted.at(spec.model.architecture).items())
        QVERIFY2(json.contains(key) && json.at(key) == value, key.c_str());
    QCOMPARE(json.at("sessionsmith").at("norm").get<std::string>(), std::string("pre"));
}

void WeightsTest::takesOverTheBodyAlone()
{
    // As BertModel is written: no head, no prefix, another vocabulary without names, two token types.
    const TrainingSpec spec = tiny(Architecture::Bert);
    Tensors foreign;
    for (const auto& [name, tensor] : tensorsOf(exported(spec, data(letters), "body")))
        if (name.starts_with("bert.")) foreign[name.substr(5)] = tensor;
    const auto end = tensorsOf(file("body")).at("sessionsmith.encoder.LayerNorm.weight");
    foreign["sessionsmith.encoder.LayerNorm.weight"] = foreign["sessionsmith.encoder.LayerNorm.bias"] = end;
    foreign["embeddings.word_embeddings.weight"] = {{30, 16}, std::vector<float>(30 * 16, 1)};
    foreign["embeddings.token_type_embeddings.weight"] = {{2, 16}, std::vector<float>(2 * 16, 1)};
    write(file("foreign"), foreign);
    Recorder recorder;
    const auto begun = begin(spec, data(letters), file("foreign"), recorder);
    QVERIFY2(begun, begun ? "" : begun.error().message().c_str());
    const auto here = tensorsOf(file("begun"), "weights.");
    QVERIFY(here.at("bert.encoder.layer.1.intermediate.dense.weight") ==
            foreign.at("encoder.layer.1.intermediate.dense.weight"));
    QVERIFY(here.at("bert.embeddings.word_embeddings.weight").second.front() != 1);
    QCOMPARE(recorder.notes.size(), std::size_t(2));
    QCOMPARE(
        recorder.notes[0],
        std::string("The weights have 30 rows for items, without names, and the model 9: only the body is taken over"));
    QVERIFY(recorder.notes[1].find("bert.embeddings.token_type_embeddings.weight") != std::string::npos);
    QVERIFY(recorder.notes[1].find("cls.predictions.transform.dense.weight") != std::string::npos);
}

void WeightsTest::knowsOlderNames()
{
    TrainingSpec spec = tiny(Architecture::Bert);
    spec.model.norm = NormPlace::Post;
    Tensors renamed;
    for (const auto& [exportedName, tensor] : tensorsOf(exported(spec, data(letters), "older"))) {
        std::string name = exportedName;
        for (const auto& [now, before] :
             {std::pair("LayerNorm.weight", "LayerNorm.gamma"), std::pair("LayerNorm.bias", "LayerNorm.beta")})
            if (name.ends_with(now)) name.replace(name.size() - std::strlen(now), std::string::npos, before);
        renamed[name] = tensor;
    }
    renamed["bert.embeddings.LayerNorm.gamma"].second.assign(16, 3);
    write(file("renamed"), renamed);
    Recorder recorder;
    QVERIFY(begin(spec, data(letters), file("renamed"), recorder));
    QVERIFY(recorder.notes.empty()); // without names, yet as many items
    QVERIFY(tensorsOf(file("begun"), "weights.").at("bert.embeddings.LayerNorm.weight").second ==
            std::vector<float>(16, 3));
}

void WeightsTest::takesTheFirstPositions()
{
    TrainingSpec spec = tiny(Architecture::Gpt);
    const auto path = exported(spec, data(letters), "positions");
    spec.model.maxLength = 5;
    Recorder recorder;
    QVERIFY(begin(spec, data(letters), path, recorder));
    const auto there = tensorsOf(path).at("transformer.wpe.weight").second;
    QVERIFY(tensorsOf(file("begun"), "weights.").at("transformer.wpe.weight").second ==
            std::vector<float>(there.begin(), there.begin() + 5 * 16));
    spec.model.maxLength = 9;
    const auto more = begin(spec, data(letters), path, recorder);
    QVERIFY(!more && more.error().message().find("max_length") != std::string::npos);
}

void WeightsTest::refusesWhatDoesNotFit_data()
{
    QTest::addColumn<int>("architecture");
    QTest::addColumn<QByteArray>("tensor");
    QTest::newRow("bert") << int(Architecture::Bert) << QByteArray("bert.encoder.layer.1.output.dense.bias");
    QTest::newRow("gpt") << int(Architecture::Gpt) << QByteArray("transformer.h.0.attn.c_attn.weight");
    QTest::newRow("t5") << int(Architecture::T5) << QByteArray("decoder.block.0.layer.1.EncDecAttention.k.weight");
    QTest::newRow("gru") << int(Architecture::Gru) << QByteArray("gru.weight_hh_l1");
    QTest::newRow("item table") << int(Architecture::Gpt) << QByteArray("transformer.wte.weight");
}

void WeightsTest::refusesWhatDoesNotFit()
{
    QFETCH(int, architecture);
    QFETCH(QByteArray, tensor);
    const std::string name = tensor.toStdString();
    const TrainingSpec spec = tiny(Architecture(architecture));
    const Tensors good = tensorsOf(exported(spec, data(letters), "good"));
    const auto refuses = [&](const Tensors& tensors) {
        write(file("bad"), tensors);
        Recorder recorder;
        const auto begun = begin(spec, data(letters), file("bad"), recorder);
        return !begun && begun.error().message().find(name) != std::string::npos &&
               begun.error().message().find(file("bad").string()) != std::string::npos;
    };
    write(file("bad"), good);
    Recorder recorder;
    QVERIFY(begin(spec, data(letters), file("bad"), recorder));

    Tensors bad = good;
    bad.erase(name);
    QVERIFY(refuses(bad));
    bad = good;
    bad[name].second.back() = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(refuses(bad));
    bad[name].second.back() = std::numeric_limits<float>::infinity();
    QVERIFY(refuses(bad));
    bad = good;
    bad[name].first.push_back(1);
    QVERIFY(refuses(bad));
    bad = good;
    auto& [shape, values] = bad[name];
    shape.back() += 1;
    values.resize(values.size() / std::size_t(shape.back() - 1) * std::size_t(shape.back()), 0);
    QVERIFY(refuses(bad));
}

void WeightsTest::refusesOtherHeadsAndNorms()
{
    TrainingSpec spec = tiny(Architecture::T5);
    const auto path = exported(spec, data(letters), "heads");
    spec.model.heads = 4;
    Recorder recorder;
    auto begun = begin(spec, data(letters), path, recorder);
    QVERIFY(!begun && begun.error().message().find("heads: ") != std::string::npos);
    spec.model.heads = 2;
    spec.model.norm = NormPlace::Post;
    begun = begin(spec, data(letters), path, recorder);
    QVERIFY(!begun && begun.error().message().find("norm: ") != std::string::npos);
}

/// Weights that half the bits hold exactly come over exactly.
void WeightsTest::fewerBitsAreTaken()
{
    const TrainingSpec spec = tiny(Architecture::Gru);
    const auto path = exported(spec, data(letters), "whole");
    const auto whole = SafetensorsFile::open(path);
    QVERIFY(whole);
    for (const TensorType type : {TensorType::Bf16, TensorType::F16}) {
        std::vector<std::pair<std::string, TensorView>> views;
        std::vector<std::vector<std::uint16_t>> halves;
        for (const std::string& name : whole->names()) {
            TensorView view = *whole->tensor(name);
            if (view.type == TensorType::F32) {
                // The upper half of 1.0, a quarter and so on: a power of two by the place of the number.
                auto& bits = halves.emplace_back();
                for (std::size_t i = 0; i < view.as<float>().size(); ++i)
                    bits.push_back(type == TensorType::Bf16 ? std::uint16_t((127 - i % 8) << 7)
                                                            : std::uint16_t((15 - i % 8) << 10));
                view = {type, view.shape, std::as_bytes(std::span(bits))};
            }
            views.emplace_back(name, view);
        }
        const auto half = file("half");
        std::filesystem::create_directories(half.parent_path());
        QVERIFY(writeSafetensors(half, views, {{"format", "pt"}}));
        std::ofstream(std::filesystem::path(half).replace_filename("config.json")) << configurationBeside(path).dump();
        Recorder recorder;
        const auto begun = begin(spec, data(letters), half, recorder);
        QVERIFY2(begun, begun ? "" : begun.error().message().c_str());
        std::size_t looked = 0;
        for (const auto& [name, tensor] : tensorsOf(file("begun"), "weights."))
            for (std::size_t i = 0; i < tensor.second.size(); ++i, ++looked)
                QCOMPARE(tensor.second[i], std::exp2(-float(i % 8)));
        QVERIFY(looked > 100);
    }
}

void WeightsTest::anEnsembleHasAFileEach()
{
    TrainingSpec spec = tiny(Architecture::Gru);
    spec.objective = Objective::NextItem;
    spec.techniques.ensemble = 2;
    const auto path = exported(spec, data(letters), "ensemble");
    QVERIFY(!std::filesystem::exists(path));
    const auto first = std::filesystem::path(path).replace_filename("model-1-of-2.safetensors"),
               second = std::filesystem::path(path).replace_filename("model-2-of-2.safetensors");
    QVERIFY(std::filesystem::exists(first) && std::filesystem::exists(second));
    QVERIFY(tensorsOf(first) != tensorsOf(second));
    spec.techniques.ensemble = 1;
    Recorder recorder;
    const auto begun = begin(spec, data(letters), second, recorder);
    QVERIFY2(begun, begun ? "" : begun.error().message().c_str());
}

void WeightsTest::refusesCheckpoints()
{
    const TrainingSpec spec = tiny(Architecture::Gru);
    const auto path = exported(spec, data(letters), "run");
    Recorder recorder;
    const auto begun = begin(spec, data(letters), std::filesystem::path(path).replace_filename("checkpoint"), recorder);
    QVERIFY(!begun && begun.error().message().find("checkpoint of a run") != std::string::npos);
    QVERIFY(!begin(spec, data(letters), file("missing"), recorder));
}

void WeightsTest::leavesOtherConfigurationsAlone()
{
    const auto path = exported(tiny(Architecture::Gru), data(letters), "again");
    const auto checkpoint = std::filesystem::path(path).replace_filename("checkpoint");
    QVERIFY(m_backend->exportWeights(checkpoint, path)); // its own is replaced
    std::filesystem::create_directories(file("foreign config").parent_path());
    std::ofstream(file("foreign config").replace_filename("config.json")) << "{\"model_type\": \"bert\"}";
    QVERIFY(!m_backend->exportWeights(checkpoint, file("foreign config")));
    QVERIFY(!std::filesystem::exists(file("foreign config")));
    QVERIFY(!m_backend->exportWeights(checkpoint, file("no such folder")));
}

QTEST_GUILESS_MAIN(WeightsTest)
#include "weights.moc"
