// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/precision.h"

#include <QtTest/QTest>

#include <thread>

using namespace sessionsmith::learning;

/// Products of matrices in fewer bits.
class PrecisionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundsTheFactorsAlone();
    void gradientsAreThoseOfTheProduct();
    void endsWithItsScope();
};

namespace {

torch::Tensor drawn(std::initializer_list<std::int64_t> sizes)
{
    return torch::randn(torch::IntArrayRef(sizes));
}

double largest(const torch::Tensor& values)
{
    return values.abs().max().item<double>();
}

} // namespace

void PrecisionTest::roundsTheFactorsAlone()
{
    torch::manual_seed(1);
    const auto values = drawn({5, 300}), weight = drawn({7, 300}), bias = drawn({7});
    const auto rounded = [](const torch::Tensor& tensor) { return tensor.to(torch::kBFloat16).to(torch::kDouble); };
    const auto expected = torch::linear(rounded(values), rounded(weight)) + bias;
    const PrecisionScope scope(Precision::BFloat16);
    const auto sums = affine(values, weight, bias);
    QVERIFY(sums.scalar_type() == torch::kFloat);
    // The sum of 300 products is rounded to 8 bits once more; the bias is not.
    QVERIFY(largest(sums - expected) < largest(expected) / 128);
    QVERIFY(largest(sums - torch::linear(values, weight, bias)) > 1e-4);
    const auto a = drawn({2, 3, 4, 8}), b = drawn({2, 3, 8, 5});
    QVERIFY(largest(product(a, b) - torch::matmul(rounded(a), rounded(b))) < 0.1);
    QVERIFY(largest(affine(values, weight) + bias - sums) == 0);
}

void PrecisionTest::gradientsAreThoseOfTheProduct()
{
    torch::manual_seed(2);
    const auto values = drawn({6, 40}), told = drawn({6, 3});
    auto weight = drawn({3, 40}).requires_grad_(true), bias = drawn({3}).requires_grad_(true);
    {
        const PrecisionScope scope(Precision::BFloat16);
        (affine(values, weight, bias) * told).sum().backward(); // outside of the forward way too, as a trainer does
    }
    QVERIFY(weight.grad().scalar_type() == torch::kFloat);
    const auto expected = told.t().matmul(values);
    QVERIFY(largest(weight.grad() - expected) < largest(expected) / 64);
    QVERIFY(largest(bias.grad() - told.sum(0)) < 1e-5);
}

void PrecisionTest::endsWithItsScope()
{
    const auto values = drawn({4, 100}), weight = drawn({4, 100});
    const auto exact = torch::linear(values, weight);
    {
        const PrecisionScope half(Precision::BFloat16);
        {
            const PrecisionScope whole(Precision::Float32);
            QVERIFY(torch::equal(affine(values, weight), exact));
        }
        QVERIFY(!torch::equal(affine(values, weight), exact));
    }
    QVERIFY(torch::equal(affine(values, weight), exact));
    QVERIFY(!at::globalContext().allowTF32CuBLAS());
    {
        const PrecisionScope scope(Precision::TensorFloat32);
        QVERIFY(at::globalContext().allowTF32CuBLAS());
        QVERIFY(torch::equal(affine(values, weight), exact)); // a CPU has no such numbers
        // What another thread computes in does not take it away.
        std::thread([] { const PrecisionScope other(Precision::Float32); }).join();
        QVERIFY(at::globalContext().allowTF32CuBLAS());
    }
    QVERIFY(!at::globalContext().allowTF32CuBLAS());
}

QTEST_APPLESS_MAIN(PrecisionTest)
#include "precision.moc"
