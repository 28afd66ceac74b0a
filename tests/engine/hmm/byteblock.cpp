// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/byteblock.h"

#include <QTest>

using namespace sessionsmith::hmm;

class ByteBlockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsBecomeColumns()
    {
        ByteBlock block;
        const auto byteAt = [&](std::size_t row, std::size_t column) { return int(block[row] >> 8 * column & 0xff); };
        for (std::size_t row = 0; row < ByteBlock::size; ++row) {
            block[row] = 0;
            for (std::size_t column = 0; column < ByteBlock::size; ++column)
                block[row] |= (16 * row + column) << 8 * column;
        }
        block.transpose();
        for (std::size_t row = 0; row < ByteBlock::size; ++row)
            for (std::size_t column = 0; column < ByteBlock::size; ++column)
                QCOMPARE(byteAt(row, column), int(16 * column + row));
    }
};

QTEST_APPLESS_MAIN(ByteBlockTest)
#include "byteblock.moc"
