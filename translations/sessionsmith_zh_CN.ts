<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>About</name>
    <message>
        <source>About Sessionsmith</source>
        <translation>关于 Sessionsmith</translation>
    </message>
    <message>
        <source>A workbench for synthetic user behaviour and sequence models trained on it.</source>
        <translation>合成用户行为，并用它训练序列模型的工作台。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. With Qt %1 and Qt Charts, LibTorch, Eigen and SQLite.</source>
        <translation>自由软件，按 GNU 通用公共许可证第 3 版或更新版本发布。使用 Qt %1、Qt Charts、LibTorch、Eigen 和 SQLite。</translation>
    </message>
</context>
<context>
    <name>CellWords</name>
    <message>
        <source>initial %1</source>
        <translation>初始 %1</translation>
    </message>
    <message>
        <source>end after %1</source>
        <translation>%1 之后结束</translation>
    </message>
    <message>
        <source>%1 emits %2</source>
        <translation>%1 发射 %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, locked</source>
        <translation>%1，已锁定</translation>
    </message>
    <message>
        <source>sessions begin in %1: %2</source>
        <translation>会话始于“%1”：%2</translation>
    </message>
    <message>
        <source>session ends after %1, %2</source>
        <translation>会话在“%1”后结束，%2</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <translation>%1 → %2，%3</translation>
    </message>
    <message>
        <source>seen %1 times</source>
        <translation>出现 %1 次</translation>
    </message>
    <message>
        <source>expected %1 times</source>
        <translation>期望 %1 次</translation>
    </message>
    <message>
        <source>%1, outside the interval of the log</source>
        <translation>%1，超出日志的区间</translation>
    </message>
    <message>
        <source>fitted to %1: %2</source>
        <translation>按 %1 拟合：%2</translation>
    </message>
    <message>
        <source>95 % interval: %1 to %2</source>
        <translation>95 % 区间：%1 至 %2</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>Mask items</source>
        <translation>遮蔽商品</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>截取</translation>
    </message>
    <message>
        <source>Reorder</source>
        <translation>打乱顺序</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>倒序</translation>
    </message>
    <message>
        <source>Insert events</source>
        <translation>插入事件</translation>
    </message>
    <message>
        <source>Substitute items</source>
        <translation>替换商品</translation>
    </message>
    <message>
        <source>Drop events</source>
        <translation>丢弃事件</translation>
    </message>
    <message>
        <source>Swap actions</source>
        <translation>换动作</translation>
    </message>
    <message>
        <source>Swap items</source>
        <translation>换同类商品</translation>
    </message>
    <message>
        <source>Jitter times</source>
        <translation>扰动时间</translation>
    </message>
    <message>
        <source>item masked</source>
        <translation>商品被遮蔽</translation>
    </message>
    <message>
        <source>other item</source>
        <translation>换了商品</translation>
    </message>
    <message>
        <source>other action</source>
        <translation>换了动作</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>移了位置</translation>
    </message>
    <message>
        <source>other time</source>
        <translation>换了时间</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>去掉</translation>
    </message>
</context>
<context>
    <name>ChartOverlay</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartWords</name>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Time since the start</source>
        <translation>开始后的时间</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Moving average</source>
        <translation>滑动平均</translation>
    </message>
    <message>
        <source>Mean of a window</source>
        <translation>窗口均值</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>高斯</translation>
    </message>
</context>
<context>
    <name>EvaluationTables</name>
    <message>
        <source>Events before</source>
        <translation>此前的事件</translation>
    </message>
    <message>
        <source>Training events of the item</source>
        <translation>商品的训练事件</translation>
    </message>
    <message>
        <source>Training events of the user</source>
        <translation>用户的训练事件</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>seen before</source>
        <translation>曾出现</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>0, cold</source>
        <translation>0，冷启动</translation>
    </message>
    <message>
        <source>Full ranking without the items already seen.</source>
        <translation>完整排序，不含已看过的商品。</translation>
    </message>
    <message>
        <source>Full ranking, items already seen included.</source>
        <translation>完整排序，含已看过的商品。</translation>
    </message>
    <message numerus="yes">
        <source>%n test question(s) are ambiguous: their target has the same time as another event.</source>
        <translation>
            <numerusform>%n 个测试问题有歧义：其目标与另一事件时间相同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training event(s) are later than the first test target.</source>
        <translation>
            <numerusform>%n 个训练事件晚于第一个测试目标。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test question(s) ask for an item that the training does not hold.</source>
        <translation>
            <numerusform>%n 个测试问题的商品未在训练中出现。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test question(s) are of users that the training does not hold.</source>
        <translation>
            <numerusform>%n 个测试问题的用户未在训练中出现。</numerusform>
        </translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>most frequent action</source>
        <translation>最常见的行为</translation>
    </message>
    <message>
        <source>Markov, first order</source>
        <translation>一阶马尔可夫链</translation>
    </message>
    <message>
        <source>without looking</source>
        <translation>不看会话</translation>
    </message>
    <message>
        <source>without the representation</source>
        <translation>不用表征</translation>
    </message>
    <message>
        <source>what can be known</source>
        <translation>可知的上限</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>本次运行</translation>
    </message>
    <message>
        <source>loss taken off by the representation</source>
        <translation>表征降低的损失</translation>
    </message>
    <message>
        <source>p %1</source>
        <translation>p %1</translation>
    </message>
    <message numerus="yes">
        <source>%n test question(s) ask for an event that the data set holds too: their figures flatter.</source>
        <translation>
            <numerusform>有 %n 道测试题所问的事件在数据集中也有：其指标偏高。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Logs (*.csv *.tsv *.txt *.dat *.inter *.json *.jsonl *.safetensors *.gz *.zst);;All files (*)</source>
        <translation>日志 (*.csv *.tsv *.txt *.dat *.inter *.json *.jsonl *.safetensors *.gz *.zst);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>LineageWords</name>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>synthetic data</source>
        <translation>合成数据</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>further runs</source>
        <translation>其他运行</translation>
    </message>
    <message>
        <source>further data sets</source>
        <translation>其他数据集</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 个事件</translation>
    </message>
    <message>
        <source>show them</source>
        <translation>点击展开</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>保存于 %1</translation>
    </message>
    <message>
        <source>content hash %1</source>
        <translation>内容哈希 %1</translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>创建于 %1</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>开始于 %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>用时 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>augmented data</source>
        <translation>增强数据</translation>
    </message>
</context>
<context>
    <name>ModelEdits</name>
    <message>
        <source>Multiply cells of %1 by %2</source>
        <translation>%1 的单元格乘以 %2</translation>
    </message>
    <message>
        <source>Equalise %1</source>
        <translation>均分 %1</translation>
    </message>
    <message>
        <source>Sharpen %1 (temperature %2)</source>
        <translation>锐化 %1（温度 %2）</translation>
    </message>
    <message>
        <source>Smooth %1 (temperature %2)</source>
        <translation>平滑 %1（温度 %2）</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>%1 改名为 %2</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>Split %1</source>
        <translation>拆分 %1</translation>
    </message>
    <message>
        <source>Merge %1 and %2 more</source>
        <translation>合并 %1 等（另 %2 个）</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Remove %1 and %2 more</source>
        <translation>移除 %1 等（另 %2 个）</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>移动 %1</translation>
    </message>
    <message numerus="yes">
        <source>Set %n cell(s) to %1 in %2</source>
        <translation>
            <numerusform>将 %n 个单元格设为 %1（%2）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonaEdits</name>
    <message>
        <source>Set the share of %1</source>
        <translation>设置 %1 的占比</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>将 %1 重命名为 %2</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Mix in %1</source>
        <translation>混入 %1</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Multiply by</source>
        <translation>乘以</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>Equalise</source>
        <translation>均分</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
</context>
<context>
    <name>RunMarks</name>
    <message>
        <source>best %1</source>
        <translation>最佳 %1</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>非数值</translation>
    </message>
    <message>
        <source>no progress</source>
        <translation>没有进步</translation>
    </message>
    <message>
        <source>over-fitting</source>
        <translation>过拟合</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>pre-training</source>
        <translation>预训练</translation>
    </message>
    <message>
        <source>fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
</context>
<context>
    <name>SpecWords</name>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>scratch</source>
        <translation>从零训练</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Hidden size</source>
        <translation>隐藏维度</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力头数</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>上下文长度</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Hidden items</source>
        <translation>遮盖比例</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Gradient limit</source>
        <translation>梯度上限</translation>
    </message>
    <message>
        <source>Patience in epochs</source>
        <translation>早停耐心（轮）</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Leave out seen items</source>
        <translation>排除已见商品</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>检查点间隔</translation>
    </message>
    <message>
        <source>BERT, bidirectional</source>
        <translation>BERT（双向）</translation>
    </message>
    <message>
        <source>GPT, causal</source>
        <translation>GPT（因果）</translation>
    </message>
    <message>
        <source>predict hidden items</source>
        <translation>预测被掩盖的商品</translation>
    </message>
    <message>
        <source>predict each next item</source>
        <translation>逐个预测下一商品</translation>
    </message>
    <message>
        <source>predict the next item</source>
        <translation>预测下一商品</translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation>热度</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Markov, first order</source>
        <translation>一阶马尔可夫</translation>
    </message>
    <message>
        <source>by user</source>
        <translation>按用户</translation>
    </message>
    <message>
        <source>by session</source>
        <translation>按会话</translation>
    </message>
    <message>
        <source>last event for the test, the one before for validation</source>
        <translation>最后一个事件用于测试，前一个用于验证</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>Embedding size</source>
        <translation>嵌入维度</translation>
    </message>
    <message>
        <source>Latent dimensions</source>
        <translation>隐空间维数</translation>
    </message>
    <message>
        <source>Epochs against the critic</source>
        <translation>对抗轮数</translation>
    </message>
    <message>
        <source>Events not told</source>
        <translation>不告知的事件</translation>
    </message>
    <message>
        <source>Free nats a dimension</source>
        <translation>每维免计奈特</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>Leave out the test items</source>
        <translation>留出测试商品</translation>
    </message>
    <message>
        <source>VAE, latent space</source>
        <translation>VAE，隐空间</translation>
    </message>
    <message>
        <source>GAN, with a critic</source>
        <translation>GAN，带判别器</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nearest neighbours of items</source>
        <translation>商品近邻</translation>
    </message>
    <message>
        <source>by time, the first %1 for training</source>
        <translation>按时间，最早的 %1 用于训练</translation>
    </message>
    <message>
        <source>last events of the data set %1</source>
        <translation>数据集 %1 各序列的最后一个事件</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Drawn items</source>
        <translation>抽取的商品</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Contrastive</source>
        <translation>对比学习</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Replaced items</source>
        <translation>替换检测</translation>
    </message>
    <message>
        <source>Share replaced</source>
        <translation>替换比例</translation>
    </message>
    <message>
        <source>Adversarial</source>
        <translation>对抗训练</translation>
    </message>
    <message>
        <source>Disturbance</source>
        <translation>扰动</translation>
    </message>
    <message>
        <source>Search steps</source>
        <translation>搜索步数</translation>
    </message>
    <message>
        <source>Averaged weights</source>
        <translation>权重平均</translation>
    </message>
    <message>
        <source>Parts of a batch</source>
        <translation>批的份数</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率计划</translation>
    </message>
    <message>
        <source>Not learnt</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Rate by layer</source>
        <translation>逐层学习率</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>剪枝</translation>
    </message>
    <message>
        <source>Epochs after pruning</source>
        <translation>剪枝后轮数</translation>
    </message>
    <message>
        <source>Sparsity curve</source>
        <translation>稀疏曲线</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>集成</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>蒸馏</translation>
    </message>
    <message>
        <source>Shared device</source>
        <translation>共用设备</translation>
    </message>
    <message>
        <source>tell views apart</source>
        <translation>区分视图</translation>
    </message>
    <message>
        <source>tell replaced items</source>
        <translation>识别被替换的商品</translation>
    </message>
    <message>
        <source>all items</source>
        <translation>全部商品</translation>
    </message>
    <message>
        <source>drawn items, by popularity</source>
        <translation>抽取商品（按热度）</translation>
    </message>
    <message>
        <source>gBCE, drawn items</source>
        <translation>gBCE，抽取商品</translation>
    </message>
    <message>
        <source>BCE, drawn items</source>
        <translation>BCE，抽取商品</translation>
    </message>
    <message>
        <source>FGM, one step</source>
        <translation>FGM，单步</translation>
    </message>
    <message>
        <source>PGD, several steps</source>
        <translation>PGD，多步</translation>
    </message>
    <message>
        <source>VAT, virtual</source>
        <translation>VAT，虚拟对抗</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Weights from</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Tied output</source>
        <translation>输出共享嵌入</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Time gaps</source>
        <translation>时间间隔</translation>
    </message>
    <message>
        <source>Items in hidden runs</source>
        <translation>被遮片段的占比</translation>
    </message>
    <message>
        <source>Length of a hidden run</source>
        <translation>被遮片段的长度</translation>
    </message>
    <message>
        <source>T5, encoder and decoder</source>
        <translation>T5，编码器与解码器</translation>
    </message>
    <message>
        <source>GRU, recurrent</source>
        <translation>GRU，循环网络</translation>
    </message>
    <message>
        <source>tiny</source>
        <translation>微型</translation>
    </message>
    <message>
        <source>small</source>
        <translation>小型</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中型</translation>
    </message>
    <message>
        <source>BERT-base</source>
        <translation>BERT-base</translation>
    </message>
    <message>
        <source>before each part</source>
        <translation>在每个子层之前</translation>
    </message>
    <message>
        <source>behind each part</source>
        <translation>在每个子层之后</translation>
    </message>
    <message>
        <source>tell hidden runs of items</source>
        <translation>复述被遮的商品片段</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Events dropped</source>
        <translation>丢弃的事件</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>预测目标</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Sessions to learn from</source>
        <translation>用于学习的会话</translation>
    </message>
    <message>
        <source>Tags of items</source>
        <translation>商品标签</translation>
    </message>
    <message>
        <source>Proposals to</source>
        <translation>建议写入</translation>
    </message>
    <message>
        <source>Items held out</source>
        <translation>留出的商品</translation>
    </message>
    <message>
        <source>Least items of a tag</source>
        <translation>标签的最少商品数</translation>
    </message>
    <message>
        <source>Most tags</source>
        <translation>最多标签数</translation>
    </message>
    <message>
        <source>L2 of the regression</source>
        <translation>回归的 L2</translation>
    </message>
    <message>
        <source>predict the next action</source>
        <translation>预测下一个行为</translation>
    </message>
    <message>
        <source>tell all items from some</source>
        <translation>由部分商品还原全部商品</translation>
    </message>
    <message>
        <source>tell what a session comes to</source>
        <translation>预测会话的结果</translation>
    </message>
    <message>
        <source>tell tags of items</source>
        <translation>预测商品标签</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>event files of TensorBoard</source>
        <translation>TensorBoard 事件文件</translation>
    </message>
    <message>
        <source>table of curves</source>
        <translation>曲线表格</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>计算精度</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>TensorFloat32, on GPUs</source>
        <translation>TensorFloat32（仅 GPU）</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>Seeds in a row</source>
        <translation>连续种子数</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rank among</source>
        <translation>排名范围</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>权重更新</translation>
    </message>
</context>
<context>
    <name>StateCount</name>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation>
            <numerusform>%n 个状态</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%n persona(s)</source>
        <translation>
            <numerusform>%n 种画像</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudyChart</name>
    <message>
        <source>from scratch</source>
        <translation>从零训练</translation>
    </message>
    <message>
        <source>independent draws</source>
        <translation>独立抽取</translation>
    </message>
    <message>
        <source>shuffled sessions</source>
        <translation>打乱的会话</translation>
    </message>
    <message>
        <source>categories only</source>
        <translation>仅类目转移</translation>
    </message>
    <message>
        <source>whole generator</source>
        <translation>完整生成器</translation>
    </message>
    <message>
        <source>real sessions</source>
        <translation>真实会话</translation>
    </message>
    <message>
        <source>Markov chain itself</source>
        <translation>马尔可夫链本身</translation>
    </message>
    <message>
        <source>random layers, frozen</source>
        <translation>随机层，冻结</translation>
    </message>
    <message>
        <source>random chains</source>
        <translation>随机链</translation>
    </message>
</context>
<context>
    <name>Ticks</name>
    <message>
        <source>seconds since the start</source>
        <translation>开始后的秒数</translation>
    </message>
    <message>
        <source>minutes since the start</source>
        <translation>开始后的分钟数</translation>
    </message>
    <message>
        <source>hours since the start</source>
        <translation>开始后的小时数</translation>
    </message>
    <message>
        <source>days since the start</source>
        <translation>开始后的天数</translation>
    </message>
</context>
<context>
    <name>TrainingJob</name>
    <message>
        <source>Pre-training</source>
        <translation>预训练</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Training of a generator</source>
        <translation>训练生成器</translation>
    </message>
    <message>
        <source>Telling clicks</source>
        <translation>预测点击</translation>
    </message>
    <message>
        <source>Telling tags</source>
        <translation>预测标签</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>MRR</source>
        <translation>MRR</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>评估样本数</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>最佳轮次</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Sequences a second</source>
        <translation>每秒序列数</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>metric, part of the data</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>click</source>
        <translation>点击</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>cart</source>
        <translation>加购</translation>
    </message>
    <message>
        <source>purchase</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>&lt;0.1 s</source>
        <comment>seconds</comment>
        <translation>&lt;0.1 秒</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>persona, state</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>state %1</source>
        <translation>状态 %1</translation>
    </message>
    <message>
        <source>persona %1</source>
        <translation>画像 %1</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>重构</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Latent information</source>
        <translation>隐空间信息</translation>
    </message>
    <message>
        <source>Critic&apos;s loss</source>
        <translation>判别器损失</translation>
    </message>
    <message>
        <source>Critic&apos;s accuracy</source>
        <translation>判别器准确率</translation>
    </message>
    <message>
        <source>Coverage@10</source>
        <translation>覆盖率@10</translation>
    </message>
    <message>
        <source>Popularity@10</source>
        <translation>流行度@10</translation>
    </message>
    <message>
        <source>Contrastive loss</source>
        <translation>对比损失</translation>
    </message>
    <message>
        <source>Loss of replaced items</source>
        <translation>替换检测损失</translation>
    </message>
    <message>
        <source>Events a second</source>
        <translation>每秒事件数</translation>
    </message>
    <message>
        <source>by sparsity</source>
        <translation>按稀疏度</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>宏平均 F1</translation>
    </message>
    <message>
        <source>Micro F1</source>
        <translation>微平均 F1</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Log-loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Precision%1</source>
        <translation>准确率%1</translation>
    </message>
    <message>
        <source>Norm of the gradient</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Memory of the GPU</source>
        <translation>显存</translation>
    </message>
    <message>
        <source>Loss not finite</source>
        <translation>损失非有限</translation>
    </message>
    <message>
        <source>No progress</source>
        <translation>无进步</translation>
    </message>
    <message>
        <source>Over-fitting</source>
        <translation>过拟合</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>Fidelity</source>
        <translation>保真度</translation>
    </message>
    <message>
        <source>%1 (%2 sampled, not comparable)</source>
        <translation>%1（%2 个抽样，不可比较）</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>There is not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Close other programs, or choose smaller sizes</source>
        <translation>请关闭其他程序，或选择更小的规模</translation>
    </message>
    <message>
        <source>Something unexpected went wrong: {0}</source>
        <translation>发生意外错误：{0}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; in --map is not FIELD=COLUMN</source>
        <translation>--map 中的“{0}”不是 FIELD=COLUMN 的形式</translation>
    </message>
    <message>
        <source>The fields are: {0}</source>
        <translation>可用字段：{0}</translation>
    </message>
    <message>
        <source>The delimiter must be one character, or tab</source>
        <translation>分隔符必须是单个字符或 tab</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no duration</source>
        <translation>“{0}”不是有效时长</translation>
    </message>
    <message>
        <source>Write it like 30m, 90s, 2h or 1d</source>
        <translation>请写成 30m、90s、2h 或 1d</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; was stopped; its checkpoint is kept</source>
        <translation>运行“{0}”已停止，检查点已保留</translation>
    </message>
    <message>
        <source>The file cannot be written: {0}</source>
        <translation>无法写入文件：{0}</translation>
    </message>
    <message>
        <source>Free some space on the disk; nothing was left half-written</source>
        <translation>请腾出一些磁盘空间；没有留下未写完的内容</translation>
    </message>
    <message>
        <source>Stopped on request</source>
        <translation>已按要求停止</translation>
    </message>
    <message>
        <source>The file cannot be opened: {0}</source>
        <translation>无法打开文件：{0}</translation>
    </message>
    <message>
        <source>This is no sound safetensors file: it is damaged, cut off or of another kind</source>
        <translation>这不是完好的 safetensors 文件：已损坏、不完整，或属于其他类型</translation>
    </message>
    <message>
        <source>The file holds no tensor &quot;{0}&quot;</source>
        <translation>文件中没有张量“{0}”</translation>
    </message>
    <message>
        <source>The tensor &quot;{0}&quot; has another type or shape than expected</source>
        <translation>张量“{0}”的类型或形状与预期不符</translation>
    </message>
    <message>
        <source>The compressed file is damaged or cut off</source>
        <translation>压缩文件已损坏或不完整</translation>
    </message>
    <message>
        <source>Copy or download it again</source>
        <translation>请重新复制或下载</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}</source>
        <translation>无法读取文件：{0}</translation>
    </message>
    <message>
        <source>This is a folder, not a file</source>
        <translation>这是文件夹，不是文件</translation>
    </message>
    <message>
        <source>Line {0} has more than {1} bytes</source>
        <translation>第 {0} 行超过 {1} 字节</translation>
    </message>
    <message>
        <source>This does not look like a text file with one event a line</source>
        <translation>这看起来不是每行一条事件的文本文件</translation>
    </message>
    <message>
        <source>The names of the {0} are damaged</source>
        <translation>{0} 的名称已损坏</translation>
    </message>
    <message>
        <source>This file holds no data set</source>
        <translation>此文件中没有数据集</translation>
    </message>
    <message>
        <source>This data set has a format that is not known here</source>
        <translation>无法识别此数据集的格式</translation>
    </message>
    <message>
        <source>It was probably written by a newer version: open it with that one</source>
        <translation>它可能由更新的版本写成：请用那个版本打开</translation>
    </message>
    <message>
        <source>The column &quot;{0}&quot; has {1} values instead of {2}</source>
        <translation>列“{0}”有 {1} 个值，应有 {2} 个</translation>
    </message>
    <message>
        <source>Event {0}: the {1} {2} is not among the {3} there are</source>
        <translation>第 {0} 条事件：{1} 编号 {2} 超出范围，共有 {3} 个</translation>
    </message>
    <message>
        <source>Event {0}: sessions are not numbered one after the other</source>
        <translation>第 {0} 条事件：会话编号不连续</translation>
    </message>
    <message>
        <source>Event {0}: the events are not sorted by user</source>
        <translation>第 {0} 条事件：事件没有按用户排序</translation>
    </message>
    <message>
        <source>Event {0}: the session belongs to two users</source>
        <translation>第 {0} 条事件：会话属于两个用户</translation>
    </message>
    <message>
        <source>Event {0}: the events of the session are not sorted by time</source>
        <translation>第 {0} 条事件：会话中的事件没有按时间排序</translation>
    </message>
    <message>
        <source>The row has {0} fields instead of {1}</source>
        <translation>此行有 {0} 个字段，应有 {1} 个</translation>
    </message>
    <message>
        <source>The {0} is empty</source>
        <translation>{0} 为空</translation>
    </message>
    <message>
        <source>The action &quot;{0}&quot; is not known in this format</source>
        <translation>此格式中没有动作“{0}”</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no time</source>
        <translation>“{0}”不是时间</translation>
    </message>
    <message>
        <source>The time &quot;{0}&quot; does not lie between 1970 and 2199</source>
        <translation>时间“{0}”不在 1970 年到 2199 年之间</translation>
    </message>
    <message>
        <source>The order &quot;{0}&quot; is no number</source>
        <translation>顺序“{0}”不是数字</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>The columns of the file are: {0}</source>
        <translation>文件的列有：{0}</translation>
    </message>
    <message>
        <source>The file has no column &quot;{0}&quot;</source>
        <translation>文件中没有列“{0}”</translation>
    </message>
    <message>
        <source>No column is given for the {0}</source>
        <translation>没有为 {0} 指定列</translation>
    </message>
    <message>
        <source>Neither a column for the user nor one for the session is given</source>
        <translation>用户列和会话列都没有指定</translation>
    </message>
    <message>
        <source>Byte {0} of the row is not valid UTF-8</source>
        <translation>此行第 {0} 个字节不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>The row holds a zero byte</source>
        <translation>此行含有零字节</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>A quote is not closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>Characters follow a closing quote</source>
        <translation>闭合的引号后还有字符</translation>
    </message>
    <message>
        <source>The file ends in the middle of this row: it has {0} of {1} fields</source>
        <translation>文件在此行中途结束：只有 {0} 个字段，应有 {1} 个</translation>
    </message>
    <message>
        <source>No item follows the user</source>
        <translation>用户后面没有商品</translation>
    </message>
    <message>
        <source>The file holds no events</source>
        <translation>文件中没有事件</translation>
    </message>
    <message>
        <source>None of the {0} rows can be read as an event; the first one: {1}</source>
        <translation>{0} 行都无法读作事件；第一行：{1}</translation>
    </message>
    <message>
        <source>Check the format, the delimiter and the columns</source>
        <translation>请检查格式、分隔符和各列</translation>
    </message>
    <message>
        <source>This is a binary file, not a log of text lines</source>
        <translation>这是二进制文件，不是文本日志</translation>
    </message>
    <message>
        <source>Choose a text file (UTF-8), plain or compressed with gzip or zstd</source>
        <translation>请选择文本文件（UTF-8），可以是未压缩的，也可以用 gzip 或 zstd 压缩</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>States and actions have sequences of different lengths</source>
        <translation>状态序列和动作序列的长度不同</translation>
    </message>
    <message>
        <source>The pseudo-count must be a finite number, not negative</source>
        <translation>伪计数必须是有限的非负数</translation>
    </message>
    <message>
        <source>The number of states must lie between 1 and {0}</source>
        <translation>状态数必须在 1 与 {0} 之间</translation>
    </message>
    <message>
        <source>The starting model can produce none of the sequences</source>
        <translation>起始模型无法生成任何一条序列</translation>
    </message>
    <message>
        <source>Give its probabilities of zero a small value</source>
        <translation>请把其中为零的概率改成较小的值</translation>
    </message>
    <message>
        <source>The key &quot;{0}&quot; is missing</source>
        <translation>缺少键“{0}”</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a list of names</source>
        <translation>“{0}”不是名称列表</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a list of numbers</source>
        <translation>“{0}”不是数字列表</translation>
    </message>
    <message>
        <source>&quot;{0}&quot;, entry {1} is not a number</source>
        <translation>“{0}”的第 {1} 项不是数字</translation>
    </message>
    <message>
        <source>Every entry must lie between 0 and 1</source>
        <translation>每一项都必须在 0 与 1 之间</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a list of rows</source>
        <translation>“{0}”不是由行组成的列表</translation>
    </message>
    <message>
        <source>&quot;{0}&quot;, row {1} has {2} entries instead of {3}</source>
        <translation>“{0}”的第 {1} 行有 {2} 项，应有 {3} 项</translation>
    </message>
    <message>
        <source>This is no model document: it is not a JSON object</source>
        <translation>这不是模型文档：它不是 JSON 对象</translation>
    </message>
    <message>
        <source>This is no model document</source>
        <translation>这不是模型文档</translation>
    </message>
    <message>
        <source>Its &quot;format&quot; must be &quot;{0}&quot;</source>
        <translation>其中的“format”必须是“{0}”</translation>
    </message>
    <message>
        <source>The document was written by a newer version of Sessionsmith</source>
        <translation>此文档由更新版本的 Sessionsmith 写成</translation>
    </message>
    <message>
        <source>Update Sessionsmith to open it</source>
        <translation>请更新 Sessionsmith 后再打开</translation>
    </message>
    <message>
        <source>{0}, row &quot;{1}&quot;, column &quot;{2}&quot;: {3} is no probability</source>
        <translation>{0} 的“{1}”行“{2}”列：{3} 不是概率</translation>
    </message>
    <message>
        <source>{0}, row &quot;{1}&quot; sums to {2}, not to 1</source>
        <translation>{0} 的“{1}”行之和为 {2}，应为 1</translation>
    </message>
    <message>
        <source>Every row must be a distribution</source>
        <translation>每一行都必须是概率分布</translation>
    </message>
    <message>
        <source>{0} has {1} x {2} entries instead of {3} x {4}</source>
        <translation>{0} 有 {1} × {2} 项，应有 {3} × {4} 项</translation>
    </message>
    <message>
        <source>There is no template &quot;{0}&quot;</source>
        <translation>没有模板“{0}”</translation>
    </message>
    <message>
        <source>Choose one of: {0}</source>
        <translation>可选：{0}</translation>
    </message>
    <message>
        <source>There are no sequences</source>
        <translation>没有序列</translation>
    </message>
    <message>
        <source>Sequence {0} is empty</source>
        <translation>第 {0} 条序列为空</translation>
    </message>
    <message>
        <source>Sequence {0}, position {1}: there is no action with index {2}</source>
        <translation>第 {0} 条序列第 {1} 位：没有编号为 {2} 的动作</translation>
    </message>
    <message>
        <source>The file holds no sequence</source>
        <translation>文件中没有序列</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is neither an action of the model nor the index of one</source>
        <translation>“{0}”既不是模型的动作，也不是动作的编号</translation>
    </message>
    <message>
        <source>Write one sequence a line, actions separated by blanks</source>
        <translation>请每行写一条序列，动作之间用空格隔开</translation>
    </message>
    <message>
        <source>There are more than {0} different actions</source>
        <translation>不同的动作超过 {0} 种</translation>
    </message>
    <message>
        <source>The learning module cannot be loaded: {0}</source>
        <translation>无法加载学习模块：{0}</translation>
    </message>
    <message>
        <source>Install LibTorch as it was when Sessionsmith was built, or build again</source>
        <translation>请安装构建 Sessionsmith 时所用的 LibTorch，或重新构建</translation>
    </message>
    <message>
        <source>This is no learning module of Sessionsmith</source>
        <translation>这不是 Sessionsmith 的学习模块</translation>
    </message>
    <message>
        <source>The learning module is not there; it was looked for as {0}</source>
        <translation>找不到学习模块；查找过的位置：{0}</translation>
    </message>
    <message>
        <source>Install Sessionsmith whole, or name the module in SESSIONSMITH_LEARNING_MODULE</source>
        <translation>请完整安装 Sessionsmith，或在 SESSIONSMITH_LEARNING_MODULE 中指定该模块</translation>
    </message>
    <message>
        <source>There is no baseline &quot;{0}&quot;</source>
        <translation>没有基线“{0}”</translation>
    </message>
    <message>
        <source>The catalogue does not know the item &quot;{0}&quot;</source>
        <translation>商品目录中没有商品“{0}”</translation>
    </message>
    <message>
        <source>Train on a data set that holds this item</source>
        <translation>请用含有此商品的数据集训练</translation>
    </message>
    <message>
        <source>The catalogue does not know the action &quot;{0}&quot;</source>
        <translation>商品目录中没有动作“{0}”</translation>
    </message>
    <message>
        <source>Train on a data set that holds this action</source>
        <translation>请用含有此动作的数据集训练</translation>
    </message>
    <message>
        <source>The data to evaluate on do not fit the catalogue of the model</source>
        <translation>用于评估的数据与模型的商品目录不符</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>正在评估</translation>
    </message>
    <message>
        <source>sequences</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no value of {1}</source>
        <translation>{1} 不能是“{0}”</translation>
    </message>
    <message>
        <source>The value of {0} is of the wrong type: {1}</source>
        <translation>{0} 的值类型不对：{1}</translation>
    </message>
    <message>
        <source>{0} must lie between {1} and {2}, not be {3}</source>
        <translation>{0} 必须在 {1} 与 {2} 之间，不能是 {3}</translation>
    </message>
    <message>
        <source>hidden ({0}) must be a multiple of heads ({1})</source>
        <translation>隐藏维度 hidden（{0}）必须是注意力头数 heads（{1}）的整数倍</translation>
    </message>
    <message>
        <source>objective: {0} does not go with the architecture {1}</source>
        <translation>目标 objective：{0} 不能用于架构 {1}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no device</source>
        <translation>“{0}”不是有效的设备</translation>
    </message>
    <message>
        <source>The specification of a training is no JSON object</source>
        <translation>训练的配置不是 JSON 对象</translation>
    </message>
    <message>
        <source>The checkpoint is damaged</source>
        <translation>检查点已损坏</translation>
    </message>
    <message>
        <source>Choose another run, or start a new one</source>
        <translation>请选择其他运行，或重新训练</translation>
    </message>
    <message>
        <source>The tensor &quot;{0}&quot; of the checkpoint has the wrong type or shape</source>
        <translation>检查点中张量“{0}”的类型或形状不对</translation>
    </message>
    <message>
        <source>This file holds no checkpoint</source>
        <translation>此文件中没有检查点</translation>
    </message>
    <message>
        <source>This checkpoint has a format that is not known here</source>
        <translation>无法识别此检查点的格式</translation>
    </message>
    <message>
        <source>The device &quot;{0}&quot; is not there: LibTorch finds {1} CUDA devices</source>
        <translation>设备“{0}”不存在：LibTorch 找到 {1} 个 CUDA 设备</translation>
    </message>
    <message>
        <source>Choose the device auto or cpu</source>
        <translation>请选择设备 auto 或 cpu</translation>
    </message>
    <message>
        <source>The context holds an item or an action that the model does not know</source>
        <translation>上下文中有模型不认识的商品或动作</translation>
    </message>
    <message>
        <source>There is not enough memory on the device</source>
        <translation>设备内存不足</translation>
    </message>
    <message>
        <source>Choose a smaller batch, a shorter length or a smaller model</source>
        <translation>请选择更小的批、更短的长度或更小的模型</translation>
    </message>
    <message>
        <source>LibTorch reports: {0}</source>
        <translation>LibTorch 报告：{0}</translation>
    </message>
    <message>
        <source>The training data do not fit their catalogue</source>
        <translation>训练数据与其商品目录不符</translation>
    </message>
    <message>
        <source>The run cannot go on: its data are no longer the same</source>
        <translation>运行无法继续：它的数据已经变了</translation>
    </message>
    <message>
        <source>Start a new run</source>
        <translation>请新建运行</translation>
    </message>
    <message>
        <source>The weights to begin from are of the architecture {0}, not {1}</source>
        <translation>起始权重的架构是 {0}，不是 {1}</translation>
    </message>
    <message>
        <source>Choose the same architecture as in the pre-training</source>
        <translation>请选择与预训练相同的架构</translation>
    </message>
    <message>
        <source>There is nothing to learn: no sequence has two events or more</source>
        <translation>没有可学的内容：每条序列都不足两条事件</translation>
    </message>
    <message>
        <source>Form sequences by user, or import a longer log</source>
        <translation>请按用户组成序列，或导入更长的日志</translation>
    </message>
    <message>
        <source>Choose a smaller learning rate; the last checkpoint is kept</source>
        <translation>请选择更小的学习率；最近的检查点已保留</translation>
    </message>
    <message>
        <source>Epoch {0} of {1}</source>
        <translation>第 {0}/{1} 轮</translation>
    </message>
    <message>
        <source>The run is already running, here or in another program</source>
        <translation>此运行正在这里或其他程序中进行</translation>
    </message>
    <message>
        <source>Wait for it, or stop it there</source>
        <translation>请等它结束，或到那里停止它</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>This file is no workspace: it is not an SQLite database</source>
        <translation>此文件不是工作区：它不是 SQLite 数据库</translation>
    </message>
    <message>
        <source>Choose another folder, or move the file away</source>
        <translation>请选择其他文件夹，或移走此文件</translation>
    </message>
    <message>
        <source>The workspace&apos;s database is damaged or cut off</source>
        <translation>工作区的数据库已损坏或不完整</translation>
    </message>
    <message>
        <source>Restore it from a copy, or choose another folder</source>
        <translation>请用副本恢复，或选择其他文件夹</translation>
    </message>
    <message>
        <source>Another program has kept the workspace busy for {0} seconds</source>
        <translation>其他程序占用工作区已达 {0} 秒</translation>
    </message>
    <message>
        <source>Wait for it to end, then try again</source>
        <translation>请等它结束后重试</translation>
    </message>
    <message>
        <source>The workspace does not take this record: {0}</source>
        <translation>工作区不接受此记录：{0}</translation>
    </message>
    <message>
        <source>The workspace cannot be read or written: {0}</source>
        <translation>无法读写工作区：{0}</translation>
    </message>
    <message>
        <source>This workspace can only be read: its folder cannot be written</source>
        <translation>此工作区为只读：无法写入它的文件夹</translation>
    </message>
    <message>
        <source>Change the permissions of the folder, or choose another one</source>
        <translation>请更改文件夹的权限，或选择其他文件夹</translation>
    </message>
    <message>
        <source>There is no data set &quot;{0}&quot;</source>
        <translation>没有数据集“{0}”</translation>
    </message>
    <message>
        <source>There is no data set with the number {0}</source>
        <translation>没有编号为 {0} 的数据集</translation>
    </message>
    <message>
        <source>The data set &quot;{0}&quot; is needed by what was made from it: {1}</source>
        <translation>数据集“{0}”不能删除，以下内容由它得到：{1}</translation>
    </message>
    <message>
        <source>Delete these first</source>
        <translation>请先删除它们</translation>
    </message>
    <message>
        <source>There is no run with the number {0}</source>
        <translation>没有编号为 {0} 的运行</translation>
    </message>
    <message>
        <source>There is no model &quot;{0}&quot;</source>
        <translation>没有模型“{0}”</translation>
    </message>
    <message>
        <source>There is no model with the number {0}</source>
        <translation>没有编号为 {0} 的模型</translation>
    </message>
    <message>
        <source>The file cannot be locked: {0}</source>
        <translation>无法锁定文件：{0}</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; is finished</source>
        <translation>运行“{0}”已完成</translation>
    </message>
    <message>
        <source>Start a new run from it instead</source>
        <translation>请改为以它为起点新建运行</translation>
    </message>
    <message>
        <source>The run is already running</source>
        <translation>此运行已在进行</translation>
    </message>
    <message>
        <source>There is no run &quot;{0}&quot;</source>
        <translation>没有运行“{0}”</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; is still running</source>
        <translation>运行“{0}”正在进行</translation>
    </message>
    <message>
        <source>Stop it first</source>
        <translation>请先停止它</translation>
    </message>
    <message>
        <source>This is no workspace: the database belongs to another program</source>
        <translation>这不是工作区：数据库属于其他程序</translation>
    </message>
    <message>
        <source>The workspace was written by a newer version of Sessionsmith (format {0}; this version knows up to {1})</source>
        <translation>此工作区由更新版本的 Sessionsmith 写成（格式 {0}；本版本最高支持 {1}）</translation>
    </message>
    <message>
        <source>Install that version, or choose another folder; the file was left as it is</source>
        <translation>请安装那个版本，或选择其他文件夹；文件保持原样</translation>
    </message>
    <message>
        <source>The workspace has an older format and cannot be brought up to date, because its folder cannot be written</source>
        <translation>此工作区的格式较旧，又无法写入它的文件夹，因此不能升级</translation>
    </message>
    <message>
        <source>The workspace holds none yet</source>
        <translation>工作区中一个也没有</translation>
    </message>
    <message>
        <source>The name &quot;{0}&quot; is already taken</source>
        <translation>名称“{0}”已被占用</translation>
    </message>
    <message>
        <source>Choose another name, or delete the other one first</source>
        <translation>请换一个名称，或先删除原有的那个</translation>
    </message>
    <message>
        <source>The folder cannot be made: {0}</source>
        <translation>无法创建文件夹：{0}</translation>
    </message>
    <message>
        <source>This folder cannot be written, and holds no workspace to be read</source>
        <translation>无法写入此文件夹，其中也没有可读取的工作区</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a number</source>
        <translation>“{0}”不是数字</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is {1}; it must lie between {2} and {3}</source>
        <translation>“{0}”是 {1}；必须在 {2} 与 {3} 之间</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a JSON object</source>
        <translation>“{0}”不是 JSON 对象</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; must have one number for each of the {1} states</source>
        <translation>“{0}”必须为 {1} 个状态各给出一个数字</translation>
    </message>
    <message>
        <source>&quot;{0}&quot;, entry {1} must be a number between {2} and {3}</source>
        <translation>“{0}”的第 {1} 项必须是 {2} 与 {3} 之间的数字</translation>
    </message>
    <message>
        <source>&quot;gaps&quot; needs both &quot;log_mean&quot; and &quot;log_deviation&quot;</source>
        <translation>“gaps”必须同时有“log_mean”和“log_deviation”</translation>
    </message>
    <message>
        <source>The model has no END state, so the length of sessions is open</source>
        <translation>模型没有 END 状态，会话长度无法确定</translation>
    </message>
    <message>
        <source>Give a length, or fit the model with an END state</source>
        <translation>请指定长度，或拟合带 END 状态的模型</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>The data set has no events</source>
        <translation>数据集中没有可参照的事件</translation>
    </message>
    <message>
        <source>The smoothing must be a finite number, not negative</source>
        <translation>平滑值必须是有限的非负数</translation>
    </message>
    <message>
        <source>An invented catalogue needs at least one item and one category</source>
        <translation>虚构的商品目录至少需要一个商品和一个类目</translation>
    </message>
    <message>
        <source>The Zipf exponent must be a finite number, not negative</source>
        <translation>Zipf 指数必须是有限的非负数</translation>
    </message>
    <message>
        <source>The model knows no action &quot;{0}&quot;</source>
        <translation>模型中没有动作“{0}”</translation>
    </message>
    <message>
        <source>The model knows no item &quot;{0}&quot;</source>
        <translation>模型中没有商品“{0}”</translation>
    </message>
    <message>
        <source>Write the session as action:item,action:item with items of its data</source>
        <translation>请把会话写成 动作:商品,动作:商品，并使用其数据中的商品</translation>
    </message>
    <message>
        <source>The session is empty</source>
        <translation>会话为空</translation>
    </message>
    <message>
        <source>The model &quot;{0}&quot; knows no action &quot;{1}&quot;, which is in the log</source>
        <translation>模型“{0}”中没有日志里的动作“{1}”</translation>
    </message>
    <message>
        <source>Fit without a starting model, or rename its actions</source>
        <translation>请不用起始模型来拟合，或给它的动作改名</translation>
    </message>
    <message>
        <source>iterations</source>
        <translation>次迭代</translation>
    </message>
    <message>
        <source>The model knows no action &quot;{0}&quot;, which is in the log</source>
        <translation>模型中没有日志里的动作“{0}”</translation>
    </message>
    <message>
        <source>Fit a model to this log, or rename the model&apos;s actions</source>
        <translation>请用此日志拟合模型，或给模型的动作改名</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no way to form sequences</source>
        <translation>不能按“{0}”组成序列</translation>
    </message>
    <message>
        <source>No sequence of this data set has three events or more, so there is nothing to test on</source>
        <translation>此数据集的序列都不足三条事件，没有可供测试的内容</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; has no checkpoint yet</source>
        <translation>运行“{0}”还没有检查点</translation>
    </message>
    <message>
        <source>Let it train for a while, or resume it</source>
        <translation>请先让它训练一会儿，或继续训练</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; has no checkpoint to begin from</source>
        <translation>运行“{0}”没有可作起点的检查点</translation>
    </message>
    <message>
        <source>Loading LibTorch</source>
        <translation>正在加载 LibTorch</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>items</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>categories</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>states</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>initial</source>
        <translation>初始分布</translation>
    </message>
    <message>
        <source>transition</source>
        <translation>转移矩阵</translation>
    </message>
    <message>
        <source>emission</source>
        <translation>发射矩阵</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束概率</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏维度</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>注意力头数</translation>
    </message>
    <message>
        <source>max_length</source>
        <translation>最大长度</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>learning_rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>l2</source>
        <translation>L2 权重衰减</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>丢弃率</translation>
    </message>
    <message>
        <source>mask_rate</source>
        <translation>遮盖率</translation>
    </message>
    <message>
        <source>label_smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>gradient_clip</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>patience</source>
        <translation>耐心值</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>exclude_seen</source>
        <translation>排除已见商品</translation>
    </message>
    <message>
        <source>checkpoint_seconds</source>
        <translation>检查点间隔</translation>
    </message>
    <message>
        <source>{0} is not a number</source>
        <translation>{0}不是数字</translation>
    </message>
    <message>
        <source>architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>sequence_by</source>
        <translation>序列划分</translation>
    </message>
    <message>
        <source>split</source>
        <translation>拆分方式</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Fewer than two cells of this row are free, so that none can change</source>
        <translation>该行可变的单元格不足两个，无法改动</translation>
    </message>
    <message>
        <source>Unlock another cell of the row</source>
        <translation>请解锁该行的另一个单元格</translation>
    </message>
    <message>
        <source>{0} is no probability</source>
        <translation>{0} 不是概率</translation>
    </message>
    <message>
        <source>The cell is locked</source>
        <translation>该单元格已锁定</translation>
    </message>
    <message>
        <source>Unlock it first</source>
        <translation>请先解锁</translation>
    </message>
    <message>
        <source>All other cells of this row are locked, so that none can give or take</source>
        <translation>该行其他单元格都已锁定，无从增减</translation>
    </message>
    <message>
        <source>A probability cannot be multiplied by {0}</source>
        <translation>概率不能乘以 {0}</translation>
    </message>
    <message>
        <source>{0} is no temperature</source>
        <translation>{0} 不是有效的温度</translation>
    </message>
    <message>
        <source>Below 1 sharpens, above 1 smooths; it must be above 0</source>
        <translation>小于 1 使分布更尖锐，大于 1 使其更平滑；必须大于 0</translation>
    </message>
    <message>
        <source>The model has no cell in row {0}, column {1}</source>
        <translation>模型中没有第 {0} 行第 {1} 列的单元格</translation>
    </message>
    <message>
        <source>The model has no END state</source>
        <translation>该模型没有结束状态</translation>
    </message>
    <message>
        <source>{0}: there is no number {1}; there are {2}</source>
        <translation>{0}：没有第 {1} 个，共有 {2} 个</translation>
    </message>
    <message>
        <source>{0}: number {1} is named twice</source>
        <translation>{0}：第 {1} 个被重复指定</translation>
    </message>
    <message>
        <source>{0}: the order has {1} of {2}</source>
        <translation>{0}：次序中只有 {1} 个，应有 {2} 个</translation>
    </message>
    <message>
        <source>{0}: merging takes two or more</source>
        <translation>{0}：合并至少需要两个</translation>
    </message>
    <message>
        <source>{0} is no share</source>
        <translation>{0} 不是有效的占比</translation>
    </message>
    <message>
        <source>A share lies between 0 and 1</source>
        <translation>占比应在 0 到 1 之间</translation>
    </message>
    <message>
        <source>The weights of the states to merge are no weights</source>
        <translation>待合并状态的权重无效</translation>
    </message>
    <message>
        <source>One for each state, none negative, not all of them zero</source>
        <translation>每个状态一个，不得为负，不得全为零</translation>
    </message>
    <message>
        <source>built-in example</source>
        <translation>内置示例</translation>
    </message>
    <message>
        <source>What is pasted is too large: a matrix has at most {0} rows and columns</source>
        <translation>粘贴的内容过大：矩阵最多有 {0} 行和 {0} 列</translation>
    </message>
    <message>
        <source>There are no numbers to paste</source>
        <translation>没有可粘贴的数字</translation>
    </message>
    <message>
        <source>Row {0} of what is pasted has {1} cells, the first one {2}</source>
        <translation>粘贴内容的第 {0} 行有 {1} 个单元格，而第一行有 {2} 个</translation>
    </message>
    <message>
        <source>Row {0}, column {1} of what is pasted is no probability: &quot;{2}&quot;</source>
        <translation>粘贴内容的第 {0} 行第 {1} 列不是概率：“{2}”</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>未作任何改动</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; can be read in two ways</source>
        <translation>“{0}”有两种读法</translation>
    </message>
    <message>
        <source>Put the names in quotation marks</source>
        <translation>请给名称加上引号</translation>
    </message>
    <message>
        <source>The model knows no state &quot;{0}&quot;</source>
        <translation>模型中没有状态“{0}”</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is nothing to lock</source>
        <translation>“{0}”不是可锁定的内容</translation>
    </message>
    <message>
        <source>A session of {0} events is out of range; at most {1}</source>
        <translation>会话长度 {0} 超出范围，最多 {1} 个事件</translation>
    </message>
    <message>
        <source>The model has no END state, so that it says nothing of the length</source>
        <translation>该模型没有结束状态，无法确定会话长度</translation>
    </message>
    <message>
        <source>Give the model an END state</source>
        <translation>请为模型添加结束状态</translation>
    </message>
    <message>
        <source>Whether a session contains an action depends on its length</source>
        <translation>会话是否包含某个动作取决于其长度</translation>
    </message>
    <message>
        <source>Give the length of a session</source>
        <translation>请给出会话长度</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be met: the cell is locked at {1}</source>
        <translation>无法满足“{0}”：该单元格已锁定为 {1}</translation>
    </message>
    <message>
        <source>Unlock it, or ask for what it is</source>
        <translation>请解锁，或以其现值为目标</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be met: the cell is {1}, and what is impossible stays so</source>
        <translation>无法满足“{0}”：该单元格为 {1}，不可能的仍不可能</translation>
    </message>
    <message>
        <source>Set the cell by hand first</source>
        <translation>请先手动设置该单元格</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be met: locks and zeros leave from {1} to {2}</source>
        <translation>无法满足“{0}”：锁定和零值只允许从 {1} 到 {2}</translation>
    </message>
    <message>
        <source>Unlock more cells, or ask for less of a change</source>
        <translation>请解锁更多单元格，或减小改动幅度</translation>
    </message>
    <message>
        <source>These targets contradict each other under the locks: {0}</source>
        <translation>在当前锁定下，这些目标相互矛盾：{0}</translation>
    </message>
    <message>
        <source>Leave one of them out, or unlock more cells</source>
        <translation>请去掉其中一个，或解锁更多单元格</translation>
    </message>
    <message>
        <source>The model has no action with index {0}</source>
        <translation>模型中没有索引为 {0} 的动作</translation>
    </message>
    <message>
        <source>The model has no state with index {0}</source>
        <translation>模型中没有索引为 {0} 的状态</translation>
    </message>
    <message>
        <source>The figure has no finite value for this model, and so no derivative</source>
        <translation>该指标在此模型下没有有限值，因此没有导数</translation>
    </message>
    <message>
        <source>A session that gets to the state &quot;{0}&quot; never ends</source>
        <translation>会话一旦到达状态“{0}”就不会结束</translation>
    </message>
    <message>
        <source>Give the END state a probability there, or a way on from it</source>
        <translation>请在该处设置结束概率，或留出离开的路径</translation>
    </message>
    <message>
        <source>The long run of this model depends on where a session starts</source>
        <translation>该模型的长期分布取决于会话的起点</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is out of range</source>
        <translation>“{0}”超出范围</translation>
    </message>
    <message>
        <source>A session has at least one event</source>
        <translation>一个会话至少有一个事件</translation>
    </message>
    <message>
        <source>No way was found to meet these targets together: {0}</source>
        <translation>未能找到同时满足这些目标的办法：{0}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be met: under locks and zeros, no step leads further than {1}</source>
        <translation>无法满足“{0}”：在锁定和零值下，最远只能到 {1}</translation>
    </message>
    <message>
        <source>The targets could not be met to nine digits</source>
        <translation>未能以九位精度满足目标</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no figure of a model</source>
        <translation>“{0}”不是模型的指标</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has no &quot;=&quot;</source>
        <translation>“{0}”中缺少“=”</translation>
    </message>
    <message>
        <source>Write a target as: action purchase = 0.021</source>
        <translation>目标的写法如：action purchase = 0.021</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no number</source>
        <translation>“{0}”不是数字</translation>
    </message>
    <message>
        <source>The workspace was deleted, moved or replaced while it was open; nothing can be saved in it</source>
        <translation>工作区在打开期间被删除、移动或替换，无法再保存内容</translation>
    </message>
    <message>
        <source>Put its folder back, or open a workspace anew</source>
        <translation>请将其文件夹放回原处，或重新打开一个工作区</translation>
    </message>
    <message>
        <source>Delete these first, and fit models to another data set</source>
        <translation>请先删除这些内容，并将模型改为拟合其他数据集</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; is a baseline, which cannot be resumed</source>
        <translation>运行“{0}”是基线，无法继续</translation>
    </message>
    <message>
        <source>Start it again: it takes little time</source>
        <translation>请重新开始：所需时间很短</translation>
    </message>
    <message>
        <source>The checkpoint of the run &quot;{0}&quot; is gone</source>
        <translation>运行“{0}”的检查点已不存在</translation>
    </message>
    <message>
        <source>Put the file back, or start a new run</source>
        <translation>请将文件放回原处，或开始新的运行</translation>
    </message>
    <message>
        <source>The workspace&apos;s database is damaged: it says that its format is {0}</source>
        <translation>工作区的数据库已损坏：其格式标记为 {0}</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0}，另有 {1} 个</translation>
    </message>
    <message>
        <source>The workspace&apos;s database is missing or empty, although its data lie beside it</source>
        <translation>工作区的数据库缺失或为空，但其数据仍在旁边</translation>
    </message>
    <message>
        <source>The workspace is no longer there: it was deleted or moved</source>
        <translation>工作区已不存在：它被删除或移动了</translation>
    </message>
    <message>
        <source>Import the log or synthesise the sessions once more: this writes the file anew</source>
        <translation>请重新导入日志或重新合成会话：这会重写该文件</translation>
    </message>
    <message>
        <source>The data set&apos;s file is damaged: its content is no longer what was stored</source>
        <translation>数据集的文件已损坏：其内容与存入时不同</translation>
    </message>
    <message>
        <source>The data set &quot;{0}&quot; is no longer the one whose items the model &quot;{1}&quot; follows: its content is another</source>
        <translation>数据集“{0}”已不是模型“{1}”的商品所依据的那个：内容不同</translation>
    </message>
    <message>
        <source>Fit the model to the data set once more, or choose the data set whose items are to be followed</source>
        <translation>请用该数据集重新拟合模型，或选择商品所依据的数据集</translation>
    </message>
    <message>
        <source>Fitting, log-likelihood {0}</source>
        <translation>正在拟合，对数似然 {0}</translation>
    </message>
    <message>
        <source>This workspace can be read but not written</source>
        <translation>此工作区可以读取，但不能写入</translation>
    </message>
    <message>
        <source>The name &quot;{0}&quot; is taken; the result is called &quot;{1}&quot;</source>
        <translation>名称“{0}”已被占用；结果命名为“{1}”</translation>
    </message>
    <message>
        <source>Nothing was kept; the same command begins again</source>
        <translation>没有保留任何结果；重新运行同一命令即可</translation>
    </message>
    <message>
        <source>The result could not be written to standard output</source>
        <translation>无法把结果写到标准输出</translation>
    </message>
    <message>
        <source>--map names the {0} more than once</source>
        <translation>--map 中多次指定了 {0}</translation>
    </message>
    <message>
        <source>There is not enough memory for this</source>
        <translation>内存不足，无法完成</translation>
    </message>
    <message>
        <source>Close other programs, or take a smaller log or model</source>
        <translation>请关闭其他程序，或改用更小的日志或模型</translation>
    </message>
    <message>
        <source>Unexpected failure: {0}</source>
        <translation>意外失败：{0}</translation>
    </message>
    <message>
        <source>The file is empty, or far too large for a model</source>
        <translation>文件为空，或远大于一个模型应有的大小</translation>
    </message>
    <message>
        <source>The fit was stopped after {0} iterations; as far as it came it is kept as the model &quot;{1}&quot;, version {2}</source>
        <translation>拟合在 {0} 次迭代后停止；已得到的结果保存为模型“{1}”第 {2} 版</translation>
    </message>
    <message>
        <source>Go on with: model fit ... --method baum-welch --init &quot;{0}&quot;</source>
        <translation>继续请用：model fit ... --method baum-welch --init &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>The specification stored with the run &quot;{0}&quot; is damaged</source>
        <translation>运行“{0}”保存的设定已损坏</translation>
    </message>
    <message>
        <source>Did you mean: {0}?</source>
        <translation>您是否要用：{0}？</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no verb of {1}</source>
        <translation>“{0}”不是 {1} 的子命令</translation>
    </message>
    <message>
        <source>{0} needs a verb</source>
        <translation>{0} 后需要子命令</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no option of {1}</source>
        <translation>“{0}”不是 {1} 的选项</translation>
    </message>
    <message>
        <source>--help tells what {0} takes</source>
        <translation>用 --help 查看 {0} 的参数</translation>
    </message>
    <message>
        <source>Byte {0} of argument {1} is not valid UTF-8</source>
        <translation>第 {1} 个参数的第 {0} 个字节不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>Reading the pipe</source>
        <translation>正在读取管道</translation>
    </message>
    <message>
        <source>The pipe cannot be copied to a temporary file: {0}</source>
        <translation>无法把管道内容复制到临时文件：{0}</translation>
    </message>
    <message>
        <source>Let TMPDIR name a folder with more room, or give a file</source>
        <translation>请让 TMPDIR 指向空间更大的文件夹，或改用文件</translation>
    </message>
    <message>
        <source>This is a device, not a file</source>
        <translation>这是设备，不是文件</translation>
    </message>
    <message>
        <source>This is a pipe, which can be read only once</source>
        <translation>这是管道，只能读取一次</translation>
    </message>
    <message>
        <source>Write what comes out of it to a file, and choose that</source>
        <translation>请先把它的输出写入文件，再选择该文件</translation>
    </message>
    <message>
        <source>A name is empty</source>
        <translation>名称为空</translation>
    </message>
    <message>
        <source>Byte {0} of a name is not valid UTF-8</source>
        <translation>名称的第 {0} 个字节不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>More than one column is named &quot;{0}&quot;; give the number of the right one</source>
        <translation>有多列名为“{0}”，请用列号指定</translation>
    </message>
    <message>
        <source>This cannot be the action of a log: {0}</source>
        <translation>这不能用作日志的动作：{0}</translation>
    </message>
    <message>
        <source>The delimiter must be one character of ASCII, and neither a quote nor a line end</source>
        <translation>分隔符必须是一个 ASCII 字符，且不能是引号或换行</translation>
    </message>
    <message>
        <source>The pause that starts a new session must be longer than zero</source>
        <translation>开始新会话的间隔必须大于零</translation>
    </message>
    <message>
        <source>The text is not UTF-8, it may be {0}</source>
        <translation>文本不是 UTF-8，可能是 {0}</translation>
    </message>
    <message>
        <source>Convert it first: iconv -f {0} -t UTF-8 OLD &gt; NEW</source>
        <translation>请先转换：iconv -f {0} -t UTF-8 旧文件 &gt; 新文件</translation>
    </message>
    <message>
        <source>The column &quot;{0}&quot; has the name of a time but holds none that can be read: the log is taken to have no times</source>
        <translation>“{0}”列的名称像是时间，但其内容无法读作时间：将按没有时间的日志处理</translation>
    </message>
    <message>
        <source>This does not look like a log: there are neither columns nor lines with a user and items</source>
        <translation>这不像是日志：既没有列，也没有由用户和商品组成的行</translation>
    </message>
    <message>
        <source>Choose a log of events, or say what its format is</source>
        <translation>请选择事件日志，或指明它的格式</translation>
    </message>
    <message>
        <source>Preparing the data</source>
        <translation>正在准备数据</translation>
    </message>
    <message>
        <source>First validation</source>
        <translation>首次验证</translation>
    </message>
    <message>
        <source>Validation after epoch {0}</source>
        <translation>第 {0} 轮后验证</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no prior</source>
        <translation>“{0}”不是先验</translation>
    </message>
    <message>
        <source>Write the name of a model, a colon, and how many events of each row it stands for</source>
        <translation>请写模型名、冒号，以及它在每一行相当于多少个事件</translation>
    </message>
    <message>
        <source>Locked cells keep the value of a starting model, and there is none</source>
        <translation>锁定的单元格保持起始模型的值，而这里没有起始模型</translation>
    </message>
    <message>
        <source>Begin from a model: --method baum-welch --init MODEL</source>
        <translation>请从一个模型开始：--method baum-welch --init MODEL</translation>
    </message>
    <message>
        <source>Sequences that the model cannot produce were left out: {0}</source>
        <translation>模型无法生成的序列已略去：{0}</translation>
    </message>
    <message>
        <source>Give its probabilities of zero a small value, locked ones too</source>
        <translation>请把其中为零的概率改成较小的值，锁定的也一样</translation>
    </message>
    <message>
        <source>The actions &quot;{0}&quot; and &quot;{1}&quot; are tied, but the locks keep them apart in the state &quot;{2}&quot;</source>
        <translation>动作“{0}”和“{1}”已绑定，但在状态“{2}”中被锁定为不同</translation>
    </message>
    <message>
        <source>Lock both at the same value, or neither</source>
        <translation>请把两者锁定在同一个值，或都不锁定</translation>
    </message>
    <message>
        <source>A tie needs two actions or more</source>
        <translation>绑定至少需要两个动作</translation>
    </message>
    <message>
        <source>There is no action with index {0} to tie</source>
        <translation>没有编号为 {0} 的动作可供绑定</translation>
    </message>
    <message>
        <source>The action &quot;{0}&quot; is tied twice</source>
        <translation>动作“{0}”被绑定了两次</translation>
    </message>
    <message>
        <source>Put all that are alike into one tie</source>
        <translation>请把相同的动作都放进同一个绑定</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; of the evidence does not fit its states and actions</source>
        <translation>依据中的“{0}”与其状态和动作不符</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; of the evidence is none of: {1}</source>
        <translation>依据中的“{0}”不在以下各项之中：{1}</translation>
    </message>
    <message>
        <source>Standard errors</source>
        <translation>标准误</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>个参数</translation>
    </message>
    <message>
        <source>The strength of the prior must be a finite number, not negative</source>
        <translation>先验的强度必须是有限的非负数</translation>
    </message>
    <message>
        <source>The prior has other states or actions than the model</source>
        <translation>先验的状态或动作与模型不同</translation>
    </message>
    <message>
        <source>Begin the fit from the prior itself</source>
        <translation>请从先验本身开始拟合</translation>
    </message>
    <message>
        <source>The share to hold out must lie between 0 and 1, without them</source>
        <translation>留出的比例必须在 0 和 1 之间，不含两端</translation>
    </message>
    <message>
        <source>Nothing can be held out of a log with one sequence</source>
        <translation>只有一条序列的日志无法留出数据</translation>
    </message>
    <message>
        <source>Fit without a part held out</source>
        <translation>请不留出数据来拟合</translation>
    </message>
    <message>
        <source>A model needs a name</source>
        <translation>模型需要名称</translation>
    </message>
    <message>
        <source>The model &quot;{0}&quot; is needed by what was made from it: {1}</source>
        <translation>模型“{0}”仍被由它生成的内容使用：{1}</translation>
    </message>
    <message>
        <source>Counting takes each action for a state; the prior &quot;{0}&quot; has other states than actions</source>
        <translation>计数法把每个动作当作一个状态；先验“{0}”的状态与动作不同</translation>
    </message>
    <message>
        <source>Use Baum-Welch with this prior</source>
        <translation>请对这个先验使用 Baum-Welch</translation>
    </message>
    <message>
        <source>Fitting {0} states, start {1} of {2}, log-likelihood {3}</source>
        <translation>正在拟合 {0} 个状态，起点 {1}/{2}，对数似然 {3}</translation>
    </message>
    <message>
        <source>Nothing is held out to choose by</source>
        <translation>没有留出可供选择的数据</translation>
    </message>
    <message>
        <source>Hold out a share of the sequences, such as 0.1</source>
        <translation>请留出一部分序列，例如 0.1</translation>
    </message>
    <message>
        <source>A fit needs one starting point or more</source>
        <translation>拟合至少需要一个起点</translation>
    </message>
    <message>
        <source>Counting has no starting points, locks, ties or numbers of states</source>
        <translation>计数法没有起点、锁定、绑定或状态数可选</translation>
    </message>
    <message>
        <source>Use Baum-Welch with them</source>
        <translation>请改用 Baum-Welch</translation>
    </message>
    <message>
        <source>The numbers of states run from {0} to {1}, which is less</source>
        <translation>状态数的范围从 {0} 到 {1}，后者更小</translation>
    </message>
    <message>
        <source>A starting model or a prior has its own number of states</source>
        <translation>起始模型或先验已有自己的状态数</translation>
    </message>
    <message>
        <source>Ask for that number alone</source>
        <translation>请只指定这个数目</translation>
    </message>
    <message>
        <source>Begin from a model</source>
        <translation>请从一个模型开始</translation>
    </message>
    <message>
        <source>Free some space on the disk, change the permissions of the folder, or choose another one</source>
        <translation>请腾出一些磁盘空间，或更改该文件夹的权限，或选择另一个文件夹</translation>
    </message>
    <message>
        <source>Byte {0} of a name is a control character, such as a tab or a line end</source>
        <translation>名称的第 {0} 个字节是控制字符，例如制表符或换行符</translation>
    </message>
    <message>
        <source>A name has {0} characters; it may have {1}</source>
        <translation>名称有 {0} 个字符；最多可有 {1} 个</translation>
    </message>
    <message>
        <source>Computing the content hash</source>
        <translation>正在计算内容哈希</translation>
    </message>
    <message>
        <source>values</source>
        <translation>个值</translation>
    </message>
    <message>
        <source>The line is not valid JSON from byte {0} on</source>
        <translation>该行从第 {0} 字节起不是有效的 JSON</translation>
    </message>
    <message>
        <source>The line holds a number out of range</source>
        <translation>该行含有超出范围的数</translation>
    </message>
    <message>
        <source>The line is no JSON object</source>
        <translation>该行不是 JSON 对象</translation>
    </message>
    <message>
        <source>The line has no session with a list of events</source>
        <translation>该行没有带事件列表的会话</translation>
    </message>
    <message>
        <source>Few of the first rows have a time in the column &quot;{0}&quot;: rows without one are left out. To keep them, map the columns without the time</source>
        <translation>列“{0}”的前几行大多没有时间：没有时间的行会被略去。若要保留它们，请在映射列时不指定时间</translation>
    </message>
    <message>
        <source>Summing up</source>
        <translation>正在汇总</translation>
    </message>
    <message>
        <source>This checkpoint belongs to another run</source>
        <translation>这个检查点属于另一次运行</translation>
    </message>
    <message>
        <source>Put the run&apos;s own file back, or start a new run</source>
        <translation>请放回该运行自己的文件，或开始新的运行</translation>
    </message>
    <message>
        <source>The checkpoint was made with another value of {0} than the run has</source>
        <translation>检查点的 {0} 与该运行的取值不同</translation>
    </message>
    <message>
        <source>The checkpoint is damaged: it stands where the run never was</source>
        <translation>检查点已损坏：它所处的进度是该运行不可能到达的</translation>
    </message>
    <message>
        <source>{0} sessions would take about {1} GB of memory; {2} GB are free</source>
        <translation>{0} 个会话约需 {1} GB 内存；目前可用 {2} GB</translation>
    </message>
    <message>
        <source>Joining the sessions</source>
        <translation>正在合并会话</translation>
    </message>
    <message>
        <source>Go on with: sessionsmith-cli train resume &quot;{0}&quot;</source>
        <translation>继续：sessionsmith-cli train resume &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>There is no workspace in this folder</source>
        <translation>此文件夹中没有工作区</translation>
    </message>
    <message>
        <source>Check its name; importing a log or making a model begins one</source>
        <translation>请检查名称；导入日志或新建模型会创建工作区</translation>
    </message>
    <message>
        <source>This is no JSON from line {0}, column {1} on</source>
        <translation>从第 {0} 行第 {1} 列起不是 JSON</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8</source>
        <translation>文本不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and open it again</source>
        <translation>请将文件另存为 UTF-8 后重新打开</translation>
    </message>
    <message>
        <source>The key &quot;{0}&quot; is there twice</source>
        <translation>键“{0}”出现了两次</translation>
    </message>
    <message>
        <source>The number {0} is out of range</source>
        <translation>数字 {0} 超出范围</translation>
    </message>
    <message>
        <source>The lines of this file end with a carriage return alone</source>
        <translation>此文件的行仅以回车符结尾</translation>
    </message>
    <message>
        <source>Convert it first: {0}</source>
        <translation>请先转换：{0}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; must be a whole number from 1 on</source>
        <translation>“{0}”必须是不小于 1 的整数</translation>
    </message>
    <message>
        <source>The workspace&apos;s database cannot be opened: this is no file, or not one that may be read</source>
        <translation>无法打开工作区的数据库：它不是文件，或没有读取权限</translation>
    </message>
    <message>
        <source>Change the permissions of the file, or choose another folder</source>
        <translation>请更改文件权限，或选择其他文件夹</translation>
    </message>
    <message>
        <source>Choose a data set with longer sessions</source>
        <translation>请选择会话更长的数据集</translation>
    </message>
    <message>
        <source>The persona &quot;{0}&quot; has the weight {1}</source>
        <translation>画像“{0}”的权重为 {1}</translation>
    </message>
    <message>
        <source>A weight is a finite number, not negative</source>
        <translation>权重必须是非负的有限数</translation>
    </message>
    <message>
        <source>The weights of the personas sum to {0}</source>
        <translation>各画像的权重之和为 {0}</translation>
    </message>
    <message>
        <source>A mixture needs one persona or more</source>
        <translation>混合模型至少需要一种画像</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has an END state and &quot;{1}&quot; has none</source>
        <translation>“{0}”有结束状态，而“{1}”没有</translation>
    </message>
    <message>
        <source>Mix models that all have one, or all have none</source>
        <translation>请混合都有或都没有结束状态的模型</translation>
    </message>
    <message>
        <source>All of these cells are locked</source>
        <translation>这些单元格都已锁定</translation>
    </message>
    <message>
        <source>Unlock one of them first</source>
        <translation>请先解锁其中一个</translation>
    </message>
    <message>
        <source>There is no persona number {0}; there are {1}</source>
        <translation>没有第 {0} 种画像；共有 {1} 种</translation>
    </message>
    <message>
        <source>The model has one persona, of which all sessions are</source>
        <translation>该模型只有一种画像，所有会话都属于它</translation>
    </message>
    <message>
        <source>Add another one first</source>
        <translation>请先添加另一种画像</translation>
    </message>
    <message>
        <source>The weights of the personas are no weights</source>
        <translation>这些画像权重不是有效的权重</translation>
    </message>
    <message>
        <source>One for each persona, none negative, not all of them zero</source>
        <translation>每种画像一个，不得为负，也不得全为零</translation>
    </message>
    <message>
        <source>Locks keep the persona &quot;{0}&quot; from the weight {1}</source>
        <translation>由于锁定，画像“{0}”无法取得权重 {1}</translation>
    </message>
    <message>
        <source>Unlock its initial probabilities</source>
        <translation>请解锁它的初始概率</translation>
    </message>
    <message>
        <source>Lower the END probability first</source>
        <translation>请先降低结束概率</translation>
    </message>
    <message>
        <source>A state lasts at least one event</source>
        <translation>一个状态至少持续一个事件</translation>
    </message>
    <message>
        <source>A fit needs one persona or more</source>
        <translation>拟合至少需要一种画像</translation>
    </message>
    <message>
        <source>The numbers of personas run from {0} to {1}, which is less</source>
        <translation>画像数从 {0} 到 {1}，后者更小</translation>
    </message>
    <message>
        <source>Personas are found in the log, not in a starting model or a prior</source>
        <translation>画像从日志中得出，而不是来自起始模型或先验</translation>
    </message>
    <message>
        <source>Leave it out; a mixture to begin from has its personas already</source>
        <translation>请去掉它；作为起点的混合模型已有自己的画像</translation>
    </message>
    <message>
        <source>Fitting all personas, log-likelihood {0}</source>
        <translation>正在拟合全部画像，对数似然 {0}</translation>
    </message>
    <message>
        <source>Fitting to everything, log-likelihood {0}</source>
        <translation>正在用全部会话拟合，对数似然 {0}</translation>
    </message>
    <message>
        <source>Fitting persona {0} of {1}, log-likelihood {2}</source>
        <translation>正在拟合画像 {0}／{1}，对数似然 {2}</translation>
    </message>
    <message>
        <source>The model &quot;{0}&quot; is named twice</source>
        <translation>模型“{0}”被指定了两次</translation>
    </message>
    <message>
        <source>Give it one weight</source>
        <translation>请只给它一个权重</translation>
    </message>
    <message>
        <source>{0} personas take as many users, and there are {1}</source>
        <translation>{0} 种画像至少需要同样多的用户，而只有 {1} 个</translation>
    </message>
    <message>
        <source>Ask for fewer personas</source>
        <translation>请减少画像数</translation>
    </message>
    <message>
        <source>{0} personas of {1} states are {2} states; a model has at most {3}</source>
        <translation>{0} 种画像、每种 {1} 个状态，共 {2} 个状态；一个模型最多 {3} 个</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no part of a mixture</source>
        <translation>“{0}”不是混合模型的组成部分</translation>
    </message>
    <message>
        <source>Write the name of a model, an equals sign, and its weight</source>
        <translation>请写模型名称、等号和权重</translation>
    </message>
    <message>
        <source>A mixture takes two models or more</source>
        <translation>混合至少需要两个模型</translation>
    </message>
    <message>
        <source>Name each with --of MODEL=WEIGHT</source>
        <translation>请用 --of 模型=权重 逐一列出</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be met: an END probability of {1} allows at most {2}</source>
        <translation>“{0}”无法满足：结束概率为 {1} 时至多为 {2}</translation>
    </message>
    <message>
        <source>{0} personas take as many kinds of behaviour, and the users show {1}</source>
        <translation>{0} 个画像需要同样多种行为，而用户只表现出 {1} 种</translation>
    </message>
    <message>
        <source>There is a persona &quot;{0}&quot; already</source>
        <translation>已有名为“{0}”的画像</translation>
    </message>
    <message>
        <source>Give it another name</source>
        <translation>请换一个名称</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no text</source>
        <translation>“{0}”不是文本</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no number of events</source>
        <translation>“{0}”不是事件数</translation>
    </message>
    <message>
        <source>Augmenting</source>
        <translation>正在增强</translation>
    </message>
    <message>
        <source>Comparing the items</source>
        <translation>正在比较商品</translation>
    </message>
    <message>
        <source>share of the events that is kept, in a row</source>
        <translation>保留的连续事件占比</translation>
    </message>
    <message>
        <source>share of the events that is shuffled, in a row</source>
        <translation>被打乱的连续事件占比</translation>
    </message>
    <message>
        <source>probability that the session is turned back to front</source>
        <translation>会话前后颠倒的概率</translation>
    </message>
    <message>
        <source>share of the events that get one with a correlated item before them</source>
        <translation>在其前插入相关商品的事件占比</translation>
    </message>
    <message>
        <source>share of the events whose item is replaced by a correlated one</source>
        <translation>商品被相关商品替换的事件占比</translation>
    </message>
    <message>
        <source>probability that an event is left out</source>
        <translation>事件被略去的概率</translation>
    </message>
    <message>
        <source>probability that an event gets another action, by their frequencies</source>
        <translation>事件按频率改为其他动作的概率</translation>
    </message>
    <message>
        <source>probability that an event gets another item of its category, by popularity</source>
        <translation>事件按热度换成同类别其他商品的概率</translation>
    </message>
    <message>
        <source>standard deviation of the logarithm of what each gap is multiplied by</source>
        <translation>每个间隔所乘倍数的对数标准差</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no step of an augmentation</source>
        <translation>“{0}”不是增强步骤</translation>
    </message>
    <message>
        <source>The step &quot;{0}&quot; has no rate</source>
        <translation>步骤“{0}”没有给出比率</translation>
    </message>
    <message>
        <source>Write it as a name, a colon and a number: {0}</source>
        <translation>请写成名称、冒号和数字：{0}</translation>
    </message>
    <message>
        <source>The rate of &quot;{0}&quot; is {1}; it must lie between {2} and {3}</source>
        <translation>“{0}”的比率为 {1}；必须介于 {2} 与 {3} 之间</translation>
    </message>
    <message>
        <source>The step &quot;{0}&quot; needs categories; the log has none</source>
        <translation>步骤“{0}”需要类别，而日志中没有</translation>
    </message>
    <message>
        <source>The step &quot;{0}&quot; needs times; the log has none</source>
        <translation>步骤“{0}”需要时间，而日志中没有</translation>
    </message>
    <message>
        <source>The step &quot;{0}&quot; needs at least two actions; the log has {1}</source>
        <translation>步骤“{0}”至少需要两种动作；日志中有 {1} 种</translation>
    </message>
    <message>
        <source>Drawing the sessions anew for the intervals</source>
        <translation>正在重抽会话以求区间</translation>
    </message>
    <message>
        <source>draws</source>
        <translation>次抽取</translation>
    </message>
    <message>
        <source>Actions, total variation</source>
        <translation>动作，总变差</translation>
    </message>
    <message>
        <source>The share of events that would have to become another action</source>
        <translation>须改为其他动作的事件占比</translation>
    </message>
    <message>
        <source>Some actions are too frequent and others too rare</source>
        <translation>有些动作过多，另一些过少</translation>
    </message>
    <message>
        <source>Actions, Jensen-Shannon divergence</source>
        <translation>动作，JS 散度</translation>
    </message>
    <message>
        <source>Transitions, total variation</source>
        <translation>转移，总变差</translation>
    </message>
    <message>
        <source>The share of pairs of consecutive actions that would have to become another pair</source>
        <translation>须改变的相邻动作对占比</translation>
    </message>
    <message>
        <source>What follows what is not as in the real log</source>
        <translation>动作的先后关系与真实日志不同</translation>
    </message>
    <message>
        <source>Transitions, Jensen-Shannon divergence</source>
        <translation>转移，JS 散度</translation>
    </message>
    <message>
        <source>Three actions in a row, total variation</source>
        <translation>连续三个动作，总变差</translation>
    </message>
    <message>
        <source>The share of runs of three actions that would have to become another run</source>
        <translation>须改变的三动作片段占比</translation>
    </message>
    <message>
        <source>Three steps in a row are not as in the real log: the model forgets what lies behind</source>
        <translation>连续三步与真实日志不同：模型不记得更早的步骤</translation>
    </message>
    <message>
        <source>Three actions in a row, Jensen-Shannon divergence</source>
        <translation>连续三个动作，JS 散度</translation>
    </message>
    <message>
        <source>Four actions in a row, total variation</source>
        <translation>连续四个动作，总变差</translation>
    </message>
    <message>
        <source>The share of runs of four actions that would have to become another run</source>
        <translation>须改变的四动作片段占比</translation>
    </message>
    <message>
        <source>Four steps in a row are not as in the real log: the model forgets what lies behind</source>
        <translation>连续四步与真实日志不同：模型不记得更早的步骤</translation>
    </message>
    <message>
        <source>Four actions in a row, Jensen-Shannon divergence</source>
        <translation>连续四个动作，JS 散度</translation>
    </message>
    <message>
        <source>Session length, Kolmogorov-Smirnov</source>
        <translation>会话长度，KS 距离</translation>
    </message>
    <message>
        <source>The largest difference of the shares of sessions up to a length</source>
        <translation>不超过某一长度的会话占比之最大差</translation>
    </message>
    <message>
        <source>Sessions are too long or too short</source>
        <translation>会话过长或过短</translation>
    </message>
    <message>
        <source>Session length, Wasserstein (events)</source>
        <translation>会话长度，Wasserstein 距离（事件）</translation>
    </message>
    <message>
        <source>By how many events a session would have to change its length on average</source>
        <translation>平均每个会话须改变的事件数</translation>
    </message>
    <message>
        <source>Gaps between events, Kolmogorov-Smirnov</source>
        <translation>事件间隔，KS 距离</translation>
    </message>
    <message>
        <source>The largest difference of the shares of gaps up to a duration</source>
        <translation>不超过某一时长的间隔占比之最大差</translation>
    </message>
    <message>
        <source>The time between events is not as in the real log</source>
        <translation>事件之间的时间与真实日志不同</translation>
    </message>
    <message>
        <source>Gaps between events, Wasserstein (seconds)</source>
        <translation>事件间隔，Wasserstein 距离（秒）</translation>
    </message>
    <message>
        <source>By how many seconds a gap would have to change on average</source>
        <translation>平均每个间隔须改变的秒数</translation>
    </message>
    <message>
        <source>Sessions with an action, largest difference</source>
        <translation>含某动作的会话，最大差</translation>
    </message>
    <message>
        <source>Of all actions the largest difference of the shares of sessions that have it</source>
        <translation>含某动作的会话占比在所有动作中的最大差</translation>
    </message>
    <message>
        <source>An action comes up in too many or too few of the sessions</source>
        <translation>某个动作出现在过多或过少的会话中</translation>
    </message>
    <message>
        <source>Conversion from the commonest action, largest difference</source>
        <translation>从最常见动作的转化，最大差</translation>
    </message>
    <message>
        <source>Of the sessions with the commonest action, the largest difference of the shares that have another one too</source>
        <translation>含最常见动作的会话中，同时含另一动作的占比之最大差</translation>
    </message>
    <message>
        <source>Too many or too few sessions get from the commonest action to another one</source>
        <translation>从最常见动作到另一动作的会话过多或过少</translation>
    </message>
    <message>
        <source>Order, difference of mutual information</source>
        <translation>顺序，互信息之差</translation>
    </message>
    <message>
        <source>How differently an action depends on the one before it (normalised mutual information)</source>
        <translation>动作对前一动作依赖程度的差异（归一化互信息）</translation>
    </message>
    <message>
        <source>The order of the actions matters less, or more, than in the real log</source>
        <translation>动作的顺序不如真实日志重要，或比其更重要</translation>
    </message>
    <message>
        <source>Item popularity, total variation</source>
        <translation>商品热度，总变差</translation>
    </message>
    <message>
        <source>The share of events that would have to concern another item</source>
        <translation>须换成其他商品的事件占比</translation>
    </message>
    <message>
        <source>Other items are popular than in the real log</source>
        <translation>热门商品与真实日志不同</translation>
    </message>
    <message>
        <source>Item concentration, difference of Gini</source>
        <translation>商品集中度，基尼系数之差</translation>
    </message>
    <message>
        <source>How differently the events are spread over the catalogue</source>
        <translation>事件在目录上分布的差异</translation>
    </message>
    <message>
        <source>The events are too concentrated on few items, or too little</source>
        <translation>事件过于集中或过于分散</translation>
    </message>
    <message>
        <source>Catalogue coverage, difference</source>
        <translation>目录覆盖率之差</translation>
    </message>
    <message>
        <source>The difference of the shares of the catalogue that come up at all</source>
        <translation>出现过的目录占比之差</translation>
    </message>
    <message>
        <source>Too much or too little of the catalogue comes up</source>
        <translation>出现的目录部分过多或过少</translation>
    </message>
    <message>
        <source>Repeated items, difference</source>
        <translation>重复商品之差</translation>
    </message>
    <message>
        <source>The difference of the shares of events whose item was in the session before</source>
        <translation>商品在会话中已出现过的事件占比之差</translation>
    </message>
    <message>
        <source>Visitors come back to an item too often, or too rarely</source>
        <translation>访客回看商品过于频繁或过于稀少</translation>
    </message>
    <message>
        <source>Category transitions, total variation</source>
        <translation>类别转移，总变差</translation>
    </message>
    <message>
        <source>The share of pairs of consecutive categories that would have to become another pair</source>
        <translation>须改变的相邻类别对占比</translation>
    </message>
    <message>
        <source>Visitors go from category to category in another way than in the real log</source>
        <translation>访客在类别之间的走向与真实日志不同</translation>
    </message>
    <message>
        <source>Item pairs known</source>
        <translation>已知的商品对</translation>
    </message>
    <message>
        <source>The share of the real pairs of consecutive items that come up here too</source>
        <translation>真实的相邻商品对中也在此出现的占比</translation>
    </message>
    <message>
        <source>Few of the real steps from item to item come up</source>
        <translation>真实的商品间跳转很少出现</translation>
    </message>
    <message>
        <source>there is only one action</source>
        <translation>只有一种动作</translation>
    </message>
    <message>
        <source>not both logs have times</source>
        <translation>并非两份日志都有时间</translation>
    </message>
    <message>
        <source>most synthetic items are unknown to the real log</source>
        <translation>多数合成商品不在真实日志中</translation>
    </message>
    <message>
        <source>not both logs have categories</source>
        <translation>并非两份日志都有类别</translation>
    </message>
    <message>
        <source>Looking at the sessions</source>
        <translation>正在查看会话</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>项</translation>
    </message>
    <message>
        <source>the sessions are too short for it</source>
        <translation>会话对此过短</translation>
    </message>
    <message>
        <source>The share that is held out must lie between {0} and {1}</source>
        <translation>留出的占比必须介于 {0} 与 {1} 之间</translation>
    </message>
    <message>
        <source>The number of draws for the intervals must lie between {0} and {1}</source>
        <translation>求区间的抽取次数必须介于 {0} 与 {1} 之间</translation>
    </message>
    <message>
        <source>The real log has no events</source>
        <translation>真实日志没有事件</translation>
    </message>
    <message>
        <source>The synthetic log has no events</source>
        <translation>合成日志没有事件</translation>
    </message>
    <message>
        <source>The real log is a single session: nothing can be held out of it</source>
        <translation>真实日志只有一个会话：无法留出任何部分</translation>
    </message>
    <message>
        <source>Take a log of more sessions</source>
        <translation>请使用含有更多会话的日志</translation>
    </message>
    <message>
        <source>{0} comes first in {1} of the sessions instead of {2}: the initial probabilities</source>
        <translation>{1} 的会话以 {0} 开始，真实为 {2}：由初始概率决定</translation>
    </message>
    <message>
        <source>{1} of the events {0} are the last of their session instead of {2}: the END probability, or the length asked for</source>
        <translation>{1} 的 {0} 事件是会话的最后一个，真实为 {2}：由结束概率或所设长度决定</translation>
    </message>
    <message>
        <source>{1} of the events are {0} instead of {2}: the emissions, or how often their states are visited</source>
        <translation>{1} 的事件是 {0}，真实为 {2}：由发射概率或其状态的访问频率决定</translation>
    </message>
    <message>
        <source>{0} is followed by {1} in {2} of the cases instead of {3}: the transition from {0} to {1}</source>
        <translation>{0} 之后 {2} 为 {1}，真实为 {3}：由从 {0} 到 {1} 的转移决定</translation>
    </message>
    <message>
        <source>Sessions are too long or too short: the END probabilities, or the length asked for</source>
        <translation>会话过长或过短：由结束概率或所设长度决定</translation>
    </message>
    <message>
        <source>The time between events is not as in the real log: the gaps of the states</source>
        <translation>事件之间的时间与真实日志不同：由各状态的间隔决定</translation>
    </message>
    <message>
        <source>Other items are popular than in the real log: the data set that the items follow, or the exponent of invented ones</source>
        <translation>热门商品与真实日志不同：由商品所依据的数据集或虚构商品的指数决定</translation>
    </message>
    <message>
        <source>Visitors go from category to category in another way: the item transitions and how much these are smoothed</source>
        <translation>访客在类目之间的走法不同：由商品转移及其平滑程度决定</translation>
    </message>
    <message>
        <source>Detection, area under the curve</source>
        <translation>识别：曲线下面积</translation>
    </message>
    <message>
        <source>How often a detector finds the real one of a real and a synthetic session: 0.5 is guessing</source>
        <translation>给出一个真实会话和一个合成会话时，识别器认出真实会话的频率：0.5 等于猜测</translation>
    </message>
    <message>
        <source>Single sessions can be told from real ones by their length, actions and gaps</source>
        <translation>从长度、行为和间隔就能把单个会话与真实会话区分开</translation>
    </message>
    <message>
        <source>Exact copies of real sessions</source>
        <translation>真实会话的完整副本</translation>
    </message>
    <message>
        <source>Of the synthetic sessions of five or more events the share with the items of a real one in the same order; best: of the held-out real ones beside the others</source>
        <translation>在不少于五个事件的合成会话中，与某个真实会话商品相同且顺序相同的份额；最佳：留出的真实会话相对于其余会话</translation>
    </message>
    <message>
        <source>More sessions are copies of real ones than chance explains: do not hand them on</source>
        <translation>真实会话的副本多于偶然所能解释的数量：请不要向外提供</translation>
    </message>
    <message>
        <source>Longest run of items shared with a real session</source>
        <translation>与真实会话共有的最长商品片段</translation>
    </message>
    <message>
        <source>How many items in a row a synthetic session has from a real one; best: a held-out real one from the others</source>
        <translation>合成会话中有多少个连续商品来自某个真实会话；最佳：留出的真实会话相对于其余会话</translation>
    </message>
    <message>
        <source>A long piece of a real session comes up again: look at it before you hand the log on</source>
        <translation>某个真实会话的一长段再次出现：向外提供日志之前请先查看</translation>
    </message>
    <message>
        <source>Training a detector</source>
        <translation>正在训练识别器</translation>
    </message>
    <message>
        <source>Looking for copies</source>
        <translation>正在查找副本</translation>
    </message>
    <message>
        <source>The report cannot be read</source>
        <translation>无法读取该报告</translation>
    </message>
    <message>
        <source>Compare the two data sets again</source>
        <translation>请重新比较这两个数据集</translation>
    </message>
    <message>
        <source>A log of {0} users cannot be split into {1} files</source>
        <translation>{0} 个用户的日志无法拆分为 {1} 个文件</translation>
    </message>
    <message>
        <source>Every user stays in one file: ask for fewer</source>
        <translation>每个用户只在一个文件中：请减少文件数</translation>
    </message>
    <message>
        <source>The name of RecBole&apos;s file of interactions must end in .inter</source>
        <translation>RecBole 交互文件的名称必须以 .inter 结尾</translation>
    </message>
    <message>
        <source>The header is not that of the layout &quot;{0}&quot;</source>
        <translation>表头不是格式 &quot;{0}&quot; 的表头</translation>
    </message>
    <message>
        <source>Its columns are: {0}. Import another table as &quot;csv&quot;, with a map</source>
        <translation>它的列为：{0}。其他表格请以 &quot;csv&quot; 和列映射导入</translation>
    </message>
    <message>
        <source>The share of users must lie between 0 and 1</source>
        <translation>用户比例必须在 0 与 1 之间</translation>
    </message>
    <message>
        <source>A log of one user cannot be split by users</source>
        <translation>只有一个用户的日志无法按用户拆分</translation>
    </message>
    <message>
        <source>Close other programs, generate fewer or shorter sessions, or generate them in more shards</source>
        <translation>请关闭其他程序，减少会话数量或长度，或分成更多分片生成</translation>
    </message>
    <message>
        <source>Ask for a smaller share of new items</source>
        <translation>请减小新商品的占比</translation>
    </message>
    <message>
        <source>No item that occurs is left</source>
        <translation>没有剩下任何出现过的商品</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a list of true and false</source>
        <translation>“{0}”不是 true 与 false 的列表</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; must have one entry for each of the {1} actions</source>
        <translation>“{0}”必须为 {1} 个动作各有一项</translation>
    </message>
    <message>
        <source>&quot;revisits&quot; needs &quot;probability&quot;, one for each action</source>
        <translation>“revisits”需要“probability”，每个动作一个</translation>
    </message>
    <message>
        <source>&quot;visits&quot; needs &quot;hours&quot;, the 24 shares of a day</source>
        <translation>“visits”需要“hours”，即一天 24 小时的占比</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has {1} entries; it must have {2}</source>
        <translation>“{0}”有 {1} 项，必须为 {2} 项</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has {1} entries; it must have between {2} and {3}</source>
        <translation>“{0}”有 {1} 项，必须在 {2} 到 {3} 项之间</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; are shares that are all zero</source>
        <translation>“{0}”中的占比全为零</translation>
    </message>
    <message>
        <source>A file of sequences has no items, times or users to estimate from</source>
        <translation>序列文件没有可供估计的商品、时间或用户</translation>
    </message>
    <message>
        <source>Import a log as a data set, or leave the full fit out</source>
        <translation>请把日志导入为数据集，或不做完整拟合</translation>
    </message>
    <message>
        <source>Only a full fit has actions that concern items viewed before</source>
        <translation>只有完整拟合才有针对已浏览商品的动作</translation>
    </message>
    <message>
        <source>Ask for a full fit too</source>
        <translation>请同时要求完整拟合</translation>
    </message>
    <message>
        <source>Estimating items and times</source>
        <translation>正在估计商品与时间</translation>
    </message>
    <message>
        <source>A pipe or a device takes one file, not {0}</source>
        <translation>管道或设备只接收一个文件，而不是 {0} 个</translation>
    </message>
    <message>
        <source>Standard output cannot carry both the file and the document of --json</source>
        <translation>标准输出不能同时承载文件和 --json 的文档</translation>
    </message>
    <message>
        <source>Write to a file, or leave --json out</source>
        <translation>请写入文件，或去掉 --json</translation>
    </message>
    <message>
        <source>The workspace does not keep the report: {0}</source>
        <translation>工作区未保存该报告：{0}</translation>
    </message>
    <message>
        <source>There is nothing to generate from</source>
        <translation>没有可用来生成的模型</translation>
    </message>
    <message>
        <source>Name a behaviour model (--model) or a trained generator (--run)</source>
        <translation>请指定行为模型（--model）或训练好的生成器（--run）</translation>
    </message>
    <message>
        <source>This is no place for a file of this kind: a folder, a pipe or a device</source>
        <translation>此处无法存放这类文件：这是文件夹、管道或设备</translation>
    </message>
    <message>
        <source>This system cannot convert {0}</source>
        <translation>本系统无法转换 {0}</translation>
    </message>
    <message>
        <source>Convert the file elsewhere: iconv -f {0} -t UTF-8 OLD &gt; NEW</source>
        <translation>请在别处转换该文件：iconv -f {0} -t UTF-8 旧文件 &gt; 新文件</translation>
    </message>
    <message>
        <source>The line has more than {0} bytes</source>
        <translation>该行超过 {0} 字节</translation>
    </message>
    <message>
        <source>The row is not valid {0}</source>
        <translation>该行不是有效的 {0}</translation>
    </message>
    <message>
        <source>The first line has more than {0} bytes</source>
        <translation>第一行超过 {0} 字节</translation>
    </message>
    <message>
        <source>The file begins with {0} bytes of blank lines</source>
        <translation>文件开头有 {0} 字节全是空行</translation>
    </message>
    <message>
        <source>{0} rows are not valid GB18030. If most of the file is in UTF-8, say so</source>
        <translation>{0} 行不是有效的 GB18030。如果文件大部分是 UTF-8，请指明编码</translation>
    </message>
    <message>
        <source>{0} rows are not valid UTF-8. If most of the file is in GB18030, say so</source>
        <translation>{0} 行不是有效的 UTF-8。如果文件大部分是 GB18030，请指明编码</translation>
    </message>
    <message>
        <source>A data set in columns is imported by itself</source>
        <translation>按列存储的数据集只能单独导入</translation>
    </message>
    <message>
        <source>The columns are not those of the first file</source>
        <translation>各列与第一个文件不同</translation>
    </message>
    <message>
        <source>Import it by itself</source>
        <translation>请单独导入它</translation>
    </message>
    <message>
        <source>The log has {0} events; it may have {1}</source>
        <translation>日志有 {0} 个事件，最多允许 {1} 个</translation>
    </message>
    <message>
        <source>Sorting</source>
        <translation>正在排序</translation>
    </message>
    <message>
        <source>Each date in the column &quot;{0}&quot; may have the day or the month first. They are taken to have the month first: if that is wrong, say how times are written</source>
        <translation>列“{0}”中的每个日期都可能是日在前或月在前。现按月在前读取；如果不对，请指明时间的写法</translation>
    </message>
    <message>
        <source>The name &quot;{0}&quot; holds a zero byte, which a table of text cannot</source>
        <translation>名称“{0}”含有零字节，文本表格无法存放</translation>
    </message>
    <message>
        <source>Export it as JSON Lines, SQLite or columns</source>
        <translation>请导出为 JSON Lines、SQLite 或列文件</translation>
    </message>
    <message>
        <source>Columns in safetensors and SQLite databases are one file, and not compressed: they are used as they are</source>
        <translation>safetensors 列文件和 SQLite 数据库都是单个文件，且不压缩：它们原样使用</translation>
    </message>
    <message>
        <source>The SQLite database cannot be read or written: {0}</source>
        <translation>无法读写该 SQLite 数据库：{0}</translation>
    </message>
    <message>
        <source>This SQLite database holds no log that was exported here</source>
        <translation>该 SQLite 数据库中没有由本程序导出的日志</translation>
    </message>
    <message>
        <source>Export the table with its events as CSV and import that</source>
        <translation>请把其中的事件表导出为 CSV 再导入</translation>
    </message>
    <message>
        <source>Visitors come back to an item too often, or too rarely: how likely each action returns to an item of its session</source>
        <translation>访客回看商品过于频繁或过少：由各动作返回会话中已有商品的概率决定</translation>
    </message>
    <message>
        <source>What item comes after an item cannot be learnt as from real sessions: the item transitions and how much these are smoothed</source>
        <translation>无法像从真实会话那样学到某件商品之后是什么：由商品转移及其平滑程度决定</translation>
    </message>
    <message>
        <source>How well one event&apos;s action tells the two logs apart, in bits (the divergence, base 2, not its root)</source>
        <translation>一个事件的动作对两份日志的区分程度，以比特计（散度本身，以 2 为底，不取平方根）</translation>
    </message>
    <message>
        <source>How well one pair of consecutive actions tells the two logs apart, in bits (the divergence, base 2, not its root)</source>
        <translation>一对相邻动作对两份日志的区分程度，以比特计（散度本身，以 2 为底，不取平方根）</translation>
    </message>
    <message>
        <source>How well one run of three actions tells the two logs apart, in bits (the divergence, base 2, not its root)</source>
        <translation>一个三动作片段对两份日志的区分程度，以比特计（散度本身，以 2 为底，不取平方根）</translation>
    </message>
    <message>
        <source>How well one run of four actions tells the two logs apart, in bits (the divergence, base 2, not its root)</source>
        <translation>一个四动作片段对两份日志的区分程度，以比特计（散度本身，以 2 为底，不取平方根）</translation>
    </message>
    <message>
        <source>Autocorrelation of actions, difference</source>
        <translation>动作自相关，差异</translation>
    </message>
    <message>
        <source>How differently an action agrees with the one that lies 1, 2, ... 8 events back, on average (Cohen&apos;s kappa)</source>
        <translation>一个动作与其前 1、2……8 个事件的动作相一致的程度平均相差多少（Cohen κ）</translation>
    </message>
    <message>
        <source>Visitors stick to an action for too long, or not long enough</source>
        <translation>访客停留在同一动作上过久或过短</translation>
    </message>
    <message>
        <source>Autocorrelation of gaps, difference</source>
        <translation>间隔自相关，差异</translation>
    </message>
    <message>
        <source>How differently a gap follows the one before it (correlation of their ranks)</source>
        <translation>一个间隔随前一个间隔变化的方式相差多少（秩相关）</translation>
    </message>
    <message>
        <source>Hurry and leisure change too often within a session, or not often enough</source>
        <translation>会话内的快慢变换过于频繁或过少</translation>
    </message>
    <message>
        <source>Order sensitivity of actions, difference</source>
        <translation>动作的顺序敏感度，差异</translation>
    </message>
    <message>
        <source>Shuffling the events within each session changes a share of the pairs of consecutive actions: how differently large that share is</source>
        <translation>打乱每个会话内的事件会改变一部分相邻动作对：这一份额相差多少</translation>
    </message>
    <message>
        <source>Order sensitivity of items, difference</source>
        <translation>商品的顺序敏感度，差异</translation>
    </message>
    <message>
        <source>Steps from item to item that come five times or more become rarer when the events within each session are shuffled: by how differently large a share of all steps</source>
        <translation>打乱每个会话内的事件后，出现五次及以上的商品间步骤会减少：减少量占全部步骤的份额相差多少</translation>
    </message>
    <message>
        <source>The order of the items matters less, or more, than in the real log</source>
        <translation>商品的顺序比真实日志更不重要或更重要</translation>
    </message>
    <message>
        <source>Item popularity by rank, total variation</source>
        <translation>商品热度（按名次），总变差</translation>
    </message>
    <message>
        <source>The share of events that would have to move to an item of another rank, whichever items have the ranks</source>
        <translation>需要移到另一名次商品上的事件份额，不论各名次是哪些商品</translation>
    </message>
    <message>
        <source>The most popular items have too many of the events, or too few</source>
        <translation>最热门商品所占的事件过多或过少</translation>
    </message>
    <message>
        <source>Closer to the training sessions than to held-out ones</source>
        <translation>比留出会话更接近训练会话</translation>
    </message>
    <message>
        <source>The share of sessions that can be edited into a training session with fewer changes of items than into any of as many held-out ones, ties counted half: 0.5 gives nothing away, 1 is a copy</source>
        <translation>把商品改成某个训练会话所需的改动，少于改成同样数量留出会话中任何一个的会话份额，相等计一半：0.5 毫无泄露，1 为复制</translation>
    </message>
    <message>
        <source>The sessions stick to those that the model was fitted to; where shuffled ones do too, the items alone tell them</source>
        <translation>会话紧贴模型拟合所用的会话；若打乱的会话也如此，则仅凭商品即可看出</translation>
    </message>
    <message>
        <source>Nearest beside second nearest training session</source>
        <translation>最近与次近的训练会话之比</translation>
    </message>
    <message>
        <source>The distance to the nearest training session over that to the second nearest, on average: near 1 no single one is hit, near 0 one is</source>
        <translation>到最近训练会话的距离除以到次近者的距离，取平均：接近 1 说明未命中某一个，接近 0 说明命中</translation>
    </message>
    <message>
        <source>The sessions lie near single training sessions instead of among them</source>
        <translation>会话贴近个别训练会话，而非处于它们之间</translation>
    </message>
    <message>
        <source>Membership inference, advantage</source>
        <translation>成员推断，优势</translation>
    </message>
    <message>
        <source>Who guesses by the nearest of these sessions whether a real one was in the training is right so much more often for members than wrong for others: 0 is guessing, 1 is knowing</source>
        <translation>凭这些会话中最近的一个猜测某个真实会话是否用于训练：对成员猜中的比例比对其他会话误判的比例高出多少；0 等于猜测，1 等于知晓</translation>
    </message>
    <message>
        <source>Whose sessions the model was fitted to can be found out in part; where shuffled ones tell it too, by the items alone</source>
        <translation>模型用谁的会话拟合，可以部分查出；若打乱的会话也能看出，则仅凭商品即可</translation>
    </message>
    <message>
        <source>there are too few held-out sessions</source>
        <translation>留出的会话太少</translation>
    </message>
    <message>
        <source>Synthetic session {0} of user {1}: {2} of its {3} events in a row have the items of a session that the model may know</source>
        <translation>用户 {1} 的合成会话 {0}：其 {3} 个事件中连续 {2} 个的商品与模型可能知道的某个会话相同</translation>
    </message>
    <message>
        <source>Synthetic session {0} of user {1}: {2} of its {3} events in a row have the items of a held-out session</source>
        <translation>用户 {1} 的合成会话 {0}：其 {3} 个事件中连续 {2} 个的商品与某个留出会话相同</translation>
    </message>
    <message>
        <source>Figures of privacy are an alarm, no proof: an attack that knows more may succeed where they see nothing</source>
        <translation>隐私指标是警报，不是证明：知道更多的攻击可能在它们看不到之处得手</translation>
    </message>
    <message>
        <source>Which log the model was fitted to is not known: the figures of privacy take the sessions that are not held out for it</source>
        <translation>不知道模型是用哪份日志拟合的：隐私指标以未留出的会话代替</translation>
    </message>
    <message>
        <source>The log that the model was fitted to has no events</source>
        <translation>模型拟合所用的日志没有事件</translation>
    </message>
    <message>
        <source>Next item, popularity trained on these</source>
        <translation>下一件商品，由此处训练的热度</translation>
    </message>
    <message>
        <source>How often the next item of a held-out real session is among the ten most popular ones of these sessions</source>
        <translation>留出的真实会话的下一件商品，有多少次属于此处会话中最热门的十件</translation>
    </message>
    <message>
        <source>Who learns from these sessions what is popular is wrong about the real ones</source>
        <translation>从这些会话学到的热门，对真实会话并不成立</translation>
    </message>
    <message>
        <source>Next item, Markov chain trained on these</source>
        <translation>下一件商品，由此处训练的马尔可夫链</translation>
    </message>
    <message>
        <source>How often the next item of a held-out real session is among the ten that most often follow the last one in these sessions</source>
        <translation>留出的真实会话的下一件商品，有多少次属于在此处会话中最常跟随上一件的十件</translation>
    </message>
    <message>
        <source>A model that learns item after item from these sessions serves real visitors badly</source>
        <translation>从这些会话逐件学习商品的模型不能很好地服务真实访客</translation>
    </message>
    <message>
        <source>Next item, nearest items trained on these</source>
        <translation>下一件商品，由此处训练的近邻商品</translation>
    </message>
    <message>
        <source>How often the next item of a held-out real session is among the ten that most often share one of these sessions with the last one (item-kNN)</source>
        <translation>留出的真实会话的下一件商品，有多少次属于在此处会话中最常与上一件同现的十件（item-kNN）</translation>
    </message>
    <message>
        <source>Which items belong together cannot be learnt from these sessions</source>
        <translation>从这些会话学不到哪些商品相关</translation>
    </message>
    <message>
        <source>Next action, Markov chain trained on these</source>
        <translation>下一个动作，由此处训练的马尔可夫链</translation>
    </message>
    <message>
        <source>How often the next action of a held-out real session is the one that most often follows the last one in these sessions</source>
        <translation>留出的真实会话的下一个动作，有多少次正是在此处会话中最常跟随上一个的那个</translation>
    </message>
    <message>
        <source>A model that learns action after action from these sessions foretells real visitors badly</source>
        <translation>从这些会话逐个学习动作的模型不能很好地预测真实访客</translation>
    </message>
    <message>
        <source>Next action, second order trained on these</source>
        <translation>下一个动作，由此处训练的二阶模型</translation>
    </message>
    <message>
        <source>How often the next action of a held-out real session is the one that most often follows the last two in these sessions</source>
        <translation>留出的真实会话的下一个动作，有多少次正是在此处会话中最常跟随上两个的那个</translation>
    </message>
    <message>
        <source>What two actions say of the next one cannot be learnt from these sessions</source>
        <translation>从这些会话学不到两个动作对下一个的提示</translation>
    </message>
    <message>
        <source>Next item here, Markov chain trained on real, difference</source>
        <translation>此处的下一件商品，由真实会话训练的马尔可夫链，差异</translation>
    </message>
    <message>
        <source>The reverse: by how much the hits of a Markov chain of items that was trained on half of the held-out real sessions differ between these sessions and the other half</source>
        <translation>反过来：用一半留出的真实会话训练的商品马尔可夫链，在此处会话与另一半上的命中率相差多少</translation>
    </message>
    <message>
        <source>For a model of real visitors the items of these sessions are too easy to foretell, or too hard</source>
        <translation>对于真实访客的模型，这些会话的商品过于容易或过于难以预测</translation>
    </message>
    <message>
        <source>Next action here, Markov chain trained on real, difference</source>
        <translation>此处的下一个动作，由真实会话训练的马尔可夫链，差异</translation>
    </message>
    <message>
        <source>The reverse: by how much the hits of a Markov chain of actions that was trained on half of the held-out real sessions differ between these sessions and the other half</source>
        <translation>反过来：用一半留出的真实会话训练的动作马尔可夫链，在此处会话与另一半上的命中率相差多少</translation>
    </message>
    <message>
        <source>For a model of real visitors the actions of these sessions are too easy to foretell, or too hard</source>
        <translation>对于真实访客的模型，这些会话的动作过于容易或过于难以预测</translation>
    </message>
    <message>
        <source>Models rank the same</source>
        <translation>模型排名一致</translation>
    </message>
    <message>
        <source>Of all pairs of simple models of one task the share that come in the same order whether trained and tested here or on held-out real sessions; half for a tie of one</source>
        <translation>同一任务的简单模型两两相比，在此处训练和测试与在留出的真实会话上训练和测试时次序相同的份额；一方并列计一半</translation>
    </message>
    <message>
        <source>Which model is the better one cannot be told from these sessions</source>
        <translation>从这些会话看不出哪个模型更好</translation>
    </message>
    <message>
        <source>Training simple models on either side</source>
        <translation>正在用两方各训练简单模型</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>嵌入维度</translation>
    </message>
    <message>
        <source>latent</source>
        <translation>隐空间维数</translation>
    </message>
    <message>
        <source>adversarial_epochs</source>
        <translation>对抗轮数</translation>
    </message>
    <message>
        <source>event_dropout</source>
        <translation>不告知的事件</translation>
    </message>
    <message>
        <source>free_bits</source>
        <translation>每维免计奈特</translation>
    </message>
    <message>
        <source>generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>augmentation</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; is needed by what was made from it: {1}</source>
        <translation>运行“{0}”仍被由它生成的内容使用：{1}</translation>
    </message>
    <message>
        <source>&quot;length&quot; needs a &quot;kind&quot;: &quot;end&quot;, &quot;fixed&quot; or &quot;drawn&quot;</source>
        <translation>“length”需要“kind”：“end”、“fixed”或“drawn”</translation>
    </message>
    <message>
        <source>A transition is set of the category &quot;{0}&quot;, which the catalogue does not have</source>
        <translation>为类目“{0}”设定了转移，但商品目录中没有该类目</translation>
    </message>
    <message>
        <source>Take the transitions of another catalogue out of the model</source>
        <translation>请从模型中去掉属于其他商品目录的转移</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a list of &quot;from&quot;, &quot;to&quot; and &quot;probability&quot;</source>
        <translation>“{0}”不是由“from”、“to”和“probability”组成的列表</translation>
    </message>
    <message>
        <source>&quot;transitions&quot; has {0} to {1} twice</source>
        <translation>“transitions”中 {0} 到 {1} 出现了两次</translation>
    </message>
    <message>
        <source>The &quot;transitions&quot; from {0} come to more than one</source>
        <translation>从 {0} 出发的“transitions”之和大于一</translation>
    </message>
    <message>
        <source>&quot;length&quot; is drawn and needs &quot;shares&quot;, one for each number of events</source>
        <translation>“length”为抽取时需要“shares”，每个事件数一个</translation>
    </message>
    <message>
        <source>&quot;{0}&quot;</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>initial {0}</source>
        <translation>初始 {0}</translation>
    </message>
    <message>
        <source>transition {0} {1}</source>
        <translation>转移 {0} → {1}</translation>
    </message>
    <message>
        <source>emission {0} {1}</source>
        <translation>发射 {0} → {1}</translation>
    </message>
    <message>
        <source>end {0}</source>
        <translation>在 {0} 之后结束</translation>
    </message>
    <message>
        <source>{0} cells of {1} make {2}, and there is room for {3}</source>
        <translation>{0} 个单元格各取 {1} 共为 {2}，而这一行只能容纳 {3}</translation>
    </message>
    <message>
        <source>Each can have at most {0}</source>
        <translation>每个最多取 {0}</translation>
    </message>
    <message>
        <source>{0} cells of {1} make {2}, and no other cell is free to take the rest</source>
        <translation>{0} 个单元格各取 {1} 共为 {2}，而没有其他未锁定的单元格可以承担余下部分</translation>
    </message>
    <message>
        <source>Choose fewer cells of the row, or unlock another one</source>
        <translation>请少选这一行的几个单元格，或解锁另一个</translation>
    </message>
    <message>
        <source>action {0}</source>
        <translation>动作 {0} 的占比</translation>
    </message>
    <message>
        <source>reaches {0}</source>
        <translation>含 {0} 的会话</translation>
    </message>
    <message>
        <source>state {0}</source>
        <translation>状态 {0} 的占比</translation>
    </message>
    <message>
        <source>dwell {0}</source>
        <translation>状态 {0} 的停留时长</translation>
    </message>
    <message>
        <source>length</source>
        <translation>平均会话长度</translation>
    </message>
    <message>
        <source>{0} = {1}</source>
        <translation>{0} = {1}</translation>
    </message>
    <message>
        <source>{0}; {1}</source>
        <translation>{0}；{1}</translation>
    </message>
    <message>
        <source>The log that the model was fitted to cannot be held out from it too</source>
        <translation>模型拟合所用的日志不能同时留出</translation>
    </message>
    <message>
        <source>Split the log, and fit the model to one part</source>
        <translation>请拆分日志，并用其中一部分拟合模型</translation>
    </message>
    <message>
        <source>Shard {0} of {1}</source>
        <translation>第 {0} 个分片，共 {1} 个</translation>
    </message>
    <message>
        <source>{0} of {1} shards are finished; the same call goes on with the next one</source>
        <translation>{1} 个分片已完成 {0} 个；同样的命令会从下一个继续</translation>
    </message>
    <message>
        <source>Shards and their record need a place for files, and this is none</source>
        <translation>分片及其记录需要能存放文件的位置，此处不能</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; is no generator of sessions</source>
        <translation>运行“{0}”不是会话生成器</translation>
    </message>
    <message>
        <source>Train a generator on the log, or synthesise from a behaviour model</source>
        <translation>请在日志上训练生成器，或用行为模型合成</translation>
    </message>
    <message>
        <source>There is nothing to learn: the log has fewer than two sessions</source>
        <translation>没有可学习的内容：日志不足两个会话</translation>
    </message>
    <message>
        <source>Choose a longer log</source>
        <translation>请选择更长的日志</translation>
    </message>
    <message>
        <source>A neural generator knows no new items and users</source>
        <translation>神经生成器不认识新商品和新用户</translation>
    </message>
    <message>
        <source>Synthesise them from a behaviour model</source>
        <translation>请用行为模型合成</translation>
    </message>
    <message>
        <source>hold_out</source>
        <translation>留出测试商品</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; is a generator of sessions and recommends nothing</source>
        <translation>运行“{0}”是会话生成器，不作推荐</translation>
    </message>
    <message>
        <source>Synthesise a data set from it, and pre-train on that</source>
        <translation>请用它合成数据集，再在其上预训练</translation>
    </message>
    <message>
        <source>augmentation: a training hides items by itself</source>
        <translation>增强：训练本身会遮盖商品</translation>
    </message>
    <message>
        <source>Leave out the step &quot;mask&quot;, and set the share of hidden items</source>
        <translation>请去掉步骤“mask”，改为设置遮盖商品的比例</translation>
    </message>
    <message>
        <source>These files were begun with other settings: {0}</source>
        <translation>这些文件是用其他设置开始写的：{0}</translation>
    </message>
    <message>
        <source>Go on with the same settings, choose another name, or replace what was begun</source>
        <translation>请用相同的设置继续、另取名称，或替换已开始的文件</translation>
    </message>
    <message>
        <source>Another process is writing these files</source>
        <translation>另一个进程正在写这些文件</translation>
    </message>
    <message>
        <source>There are files of this name already, and they are no part of this</source>
        <translation>已有同名文件，且不属于本次合成</translation>
    </message>
    <message>
        <source>Choose another name, or replace them</source>
        <translation>请另取名称，或替换它们</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; is a generator of sessions, not a sequence model</source>
        <translation>运行“{0}”是会话生成器，不是序列模型</translation>
    </message>
    <message>
        <source>A generator has learnt from what its training was given</source>
        <translation>生成器学习的是训练时给它的日志</translation>
    </message>
    <message>
        <source>Give --whole-log to `train generator`</source>
        <translation>请把 --whole-log 用于 `train generator`</translation>
    </message>
    <message>
        <source>The synthetic log itself is not what the model was fitted to</source>
        <translation>合成日志本身不是模型拟合所用的日志</translation>
    </message>
    <message>
        <source>Choose the real log that it was, or leave that open</source>
        <translation>请选择所用的真实日志，或不指定</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has {1} sessions: too few to compare with</source>
        <translation>“{0}”只有 {1} 个会话，不足以比较</translation>
    </message>
    <message>
        <source>Choose the log that the model was fitted to, or leave that open</source>
        <translation>请选择模型拟合所用的日志，或不指定</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; has not come to its end</source>
        <translation>运行“{0}”尚未完成</translation>
    </message>
    <message>
        <source>Resume it, or train another one for fewer epochs</source>
        <translation>请继续运行，或以更少的轮数另训练一个</translation>
    </message>
    <message>
        <source>A database is imported by itself</source>
        <translation>数据库只能单独导入</translation>
    </message>
    <message>
        <source>What can be known of the data</source>
        <translation>数据中可知的上限</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no list of seeds</source>
        <translation>“{0}”不是种子列表</translation>
    </message>
    <message>
        <source>Write different whole numbers with commas between: 1,2,3</source>
        <translation>请写互不相同的整数，以逗号分隔：1,2,3</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no list of shares</source>
        <translation>“{0}”不是份额列表</translation>
    </message>
    <message>
        <source>Write percentages with commas between: 1,10,100</source>
        <translation>请写百分数，以逗号分隔：1,10,100</translation>
    </message>
    <message>
        <source>The study was stopped; what is finished of it is kept</source>
        <translation>研究已停止；已完成的部分保留</translation>
    </message>
    <message>
        <source>Give the same command again to go on with it</source>
        <translation>再次执行同一命令即可继续</translation>
    </message>
    <message>
        <source>There is no study &quot;{0}&quot;</source>
        <translation>没有研究“{0}”</translation>
    </message>
    <message>
        <source>The log has no times, so it cannot be split by time</source>
        <translation>日志没有时间，无法按时间划分</translation>
    </message>
    <message>
        <source>Split it by leave-one-out</source>
        <translation>请改用留一划分</translation>
    </message>
    <message>
        <source>The log cannot be split by time at {0}: too many of its events have the same time, or none of the late ones has an earlier one in its sequence</source>
        <translation>日志无法在 {0} 处按时间划分：时间相同的事件过多，或后期事件在其序列中都没有更早的事件</translation>
    </message>
    <message>
        <source>Choose another share, or split by leave-one-out</source>
        <translation>请换一个份额，或改用留一划分</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no share of the events for the training</source>
        <translation>“{0}”不是训练事件的份额</translation>
    </message>
    <message>
        <source>Write a number between 0 and 1, such as temporal:0.9</source>
        <translation>请写 0 与 1 之间的数，如 temporal:0.9</translation>
    </message>
    <message>
        <source>The split &quot;given&quot; names no data set</source>
        <translation>划分方式 given 没有写明数据集</translation>
    </message>
    <message>
        <source>Write given:NAME with the data set that holds the test sequences</source>
        <translation>请写 given:名称，指明存放测试序列的数据集</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no way to split a log</source>
        <translation>“{0}”不是划分日志的方式</translation>
    </message>
    <message>
        <source>A regression needs as many answers as cases</source>
        <translation>回归需要与样本同样多的答案</translation>
    </message>
    <message>
        <source>A regression needs numbers that are finite</source>
        <translation>回归需要有限的数值</translation>
    </message>
    <message>
        <source>{0} must be a positive number</source>
        <translation>{0} 必须是正数</translation>
    </message>
    <message>
        <source>The answers of a logistic regression lie between 0 and 1</source>
        <translation>逻辑回归的答案须在 0 与 1 之间</translation>
    </message>
    <message>
        <source>The split &quot;{0}&quot; and its test log do not go together</source>
        <translation>划分方式“{0}”与其测试日志不相配</translation>
    </message>
    <message>
        <source>No sequence of the test data set &quot;{0}&quot; has two events or more</source>
        <translation>测试数据集“{0}”中没有两个事件以上的序列</translation>
    </message>
    <message>
        <source>Form sequences by user, or choose another data set</source>
        <translation>请按用户组成序列，或换一个数据集</translation>
    </message>
    <message>
        <source>There is nothing to compare: name two runs or more</source>
        <translation>没有可比较的内容：请写出两个以上的运行</translation>
    </message>
    <message>
        <source>There is a run &quot;{0}&quot; already that was made otherwise</source>
        <translation>已有运行“{0}”，但其设置不同</translation>
    </message>
    <message>
        <source>Give the study another name, or delete the run</source>
        <translation>请给研究另取名称，或删除该运行</translation>
    </message>
    <message>
        <source>The data set &quot;{0}&quot; has too few users of three events or more</source>
        <translation>数据集“{0}”中有三个以上事件的用户太少</translation>
    </message>
    <message>
        <source>Import a longer log</source>
        <translation>请导入更长的日志</translation>
    </message>
    <message>
        <source>{0} of {1}, {2}: {3}</source>
        <translation>第 {0} 项，共 {1} 项，{2}：{3}</translation>
    </message>
    <message>
        <source>There is a study &quot;{0}&quot; already that was made otherwise</source>
        <translation>已有研究“{0}”，但其设置不同</translation>
    </message>
    <message>
        <source>Give the study another name</source>
        <translation>请给研究另取名称</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no arm of a transfer study</source>
        <translation>“{0}”不是迁移研究的对照组</translation>
    </message>
    <message>
        <source>A share of the training users must lie between 0 and 100 percent, not be {0}</source>
        <translation>训练用户的份额须在 0 与 100% 之间，不能是 {0}</translation>
    </message>
    <message>
        <source>A transfer study needs a share and a seed</source>
        <translation>迁移研究至少需要一个份额和一个种子</translation>
    </message>
    <message>
        <source>A transfer study needs sessions and an epoch to pre-train</source>
        <translation>迁移研究的预训练至少需要会话和一轮训练</translation>
    </message>
    <message>
        <source>What is stored of a transfer study is damaged</source>
        <translation>保存的迁移研究已损坏</translation>
    </message>
    <message>
        <source>The file is damaged: &quot;{0}&quot; is no longer what was written</source>
        <translation>文件已损坏：“{0}”已不是当初写入的内容</translation>
    </message>
    <message>
        <source>None of the {0} rows can be read as an event</source>
        <translation>{0} 行中没有一行能读作事件</translation>
    </message>
    <message>
        <source>All files of a log have the same form: import this one by itself</source>
        <translation>同一日志的所有文件须为同一格式：请单独导入此文件</translation>
    </message>
    <message>
        <source>{0} is read as GB18030, yet few of its characters are common Chinese ones. If it is in another encoding, such as Shift-JIS or Big5, convert it first: iconv -f {1} -t UTF-8 OLD &gt; NEW</source>
        <translation>{0} 按 GB18030 读取，但其中常用汉字很少。若它实为其他编码（如 Shift-JIS 或 Big5），请先转换：iconv -f {1} -t UTF-8 旧文件 &gt; 新文件</translation>
    </message>
    <message>
        <source>The dates have the day first, those of the files before it the month</source>
        <translation>此文件的日期以日在前，之前各文件以月在前</translation>
    </message>
    <message>
        <source>The dates have the month first, those of the files before it the day</source>
        <translation>此文件的日期以月在前，之前各文件以日在前</translation>
    </message>
    <message>
        <source>objective: the weight of {0} is no positive number</source>
        <translation>objective：{0} 的权重不是正数</translation>
    </message>
    <message>
        <source>objective: {0} is there twice</source>
        <translation>objective：{0} 出现了两次</translation>
    </message>
    <message>
        <source>share_device</source>
        <translation>共用设备</translation>
    </message>
    <message>
        <source>negatives</source>
        <translation>抽取负例</translation>
    </message>
    <message>
        <source>calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation>扰动</translation>
    </message>
    <message>
        <source>adversarial_steps</source>
        <translation>搜索步数</translation>
    </message>
    <message>
        <source>averaging</source>
        <translation>权重平均</translation>
    </message>
    <message>
        <source>accumulate</source>
        <translation>批的份数</translation>
    </message>
    <message>
        <source>warm_up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>layer_decay</source>
        <translation>逐层学习率</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>replaced_rate</source>
        <translation>替换比例</translation>
    </message>
    <message>
        <source>prune</source>
        <translation>剪枝</translation>
    </message>
    <message>
        <source>retrain_epochs</source>
        <translation>剪枝后轮数</translation>
    </message>
    <message>
        <source>sparsity_curve</source>
        <translation>稀疏曲线</translation>
    </message>
    <message>
        <source>ensemble</source>
        <translation>集成</translation>
    </message>
    <message>
        <source>distil</source>
        <translation>蒸馏</translation>
    </message>
    <message>
        <source>objective: {0} cannot be learnt beside another one</source>
        <translation>objective：{0} 不能与其他目标同时学习</translation>
    </message>
    <message>
        <source>Name it first; beside it there can be contrastive and replaced</source>
        <translation>请把它写在最前面；与它同时学习的可以是 contrastive 和 replaced</translation>
    </message>
    <message>
        <source>adversarial needs an objective that predicts items, not {0}</source>
        <translation>adversarial 需要预测商品的目标，而不是 {0}</translation>
    </message>
    <message>
        <source>label_smoothing needs the loss over all items, not {0}</source>
        <translation>label_smoothing 需要针对全部商品的损失，而不是 {0}</translation>
    </message>
    <message>
        <source>Choose the loss full, or no smoothing</source>
        <translation>请选择损失 full，或不做平滑</translation>
    </message>
    <message>
        <source>ensemble is for a fine-tuning, not for the objective {0}</source>
        <translation>ensemble 用于微调，不用于目标 {0}</translation>
    </message>
    <message>
        <source>Pre-train one model, and fine-tune it several times</source>
        <translation>预训练一个模型，再多次微调</translation>
    </message>
    <message>
        <source>accumulate ({0}) must not be more than the batch ({1})</source>
        <translation>accumulate（{0}）不能大于批大小（{1}）</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>adversarial</source>
        <translation>对抗</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>学习率计划</translation>
    </message>
    <message>
        <source>freeze cannot be &quot;{0}&quot;</source>
        <translation>freeze 不能是“{0}”</translation>
    </message>
    <message>
        <source>distil needs an ensemble of two models or more</source>
        <translation>distil 需要至少两个模型的集成</translation>
    </message>
    <message>
        <source>prune takes one model, not an ensemble</source>
        <translation>prune 只用于单个模型，不用于集成</translation>
    </message>
    <message>
        <source>Distil the ensemble into one, or prune a single model</source>
        <translation>把集成蒸馏成一个模型，或只剪枝单个模型</translation>
    </message>
    <message>
        <source>retrain_epochs come after a pruning, and prune is 0</source>
        <translation>retrain_epochs 在剪枝之后才有，而 prune 为 0</translation>
    </message>
    <message>
        <source>the gradient of {0} is no longer finite</source>
        <translation>{0} 的梯度不再是有限数</translation>
    </message>
    <message>
        <source>the norm of the gradient is beyond all numbers</source>
        <translation>梯度的范数超出了数的范围</translation>
    </message>
    <message>
        <source>There is not enough memory on {0} for {1} sequences at once</source>
        <translation>{0} 上的内存不足以同时处理 {1} 条序列</translation>
    </message>
    <message>
        <source>Choose a shorter length or a smaller model; the last checkpoint is kept</source>
        <translation>请选择更短的长度或更小的模型；最后的检查点已保留</translation>
    </message>
    <message>
        <source>Choose a batch of {0}, or let each be computed in {1} parts (accumulate); the last checkpoint is kept</source>
        <translation>请选择批大小 {0}，或让每批分 {1} 份计算（accumulate）；最后的检查点已保留</translation>
    </message>
    <message>
        <source>loss: {0} needs a catalogue of two items or more</source>
        <translation>loss：{0} 需要至少两个商品的目录</translation>
    </message>
    <message>
        <source>objective: contrastive needs a pipeline that makes views</source>
        <translation>objective：contrastive 需要生成视图的步骤</translation>
    </message>
    <message>
        <source>The training broke at step {0}, batch {1} of epoch {2}: {3}</source>
        <translation>训练在第 {0} 步中断（第 {2} 轮第 {1} 批）：{3}</translation>
    </message>
    <message>
        <source>The training broke before step {0}: {1}</source>
        <translation>训练在第 {0} 步之前中断：{1}</translation>
    </message>
    <message>
        <source>the parameter {0} is no longer finite</source>
        <translation>参数 {0} 不再是有限数</translation>
    </message>
    <message>
        <source>the loss is no longer finite</source>
        <translation>损失不再是有限数</translation>
    </message>
    <message>
        <source>The table has {0} columns; {1} are possible</source>
        <translation>表格有 {0} 列；最多允许 {1} 列</translation>
    </message>
    <message>
        <source>Column {0} of the header has no name</source>
        <translation>表头第 {0} 列没有名称</translation>
    </message>
    <message>
        <source>The header has the column &quot;{0}&quot; twice</source>
        <translation>表头中列“{0}”出现了两次</translation>
    </message>
    <message>
        <source>The table has no rows below its header</source>
        <translation>表头之下没有任何行</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is missing in row {1}</source>
        <translation>第 {1} 行缺少“{0}”</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds names, not numbers</source>
        <translation>“{0}”的内容是名称而不是数值</translation>
    </message>
    <message>
        <source>Ask for a logistic regression if they mean yes and no</source>
        <translation>若它们表示是与否，请选择逻辑回归</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is neither yes nor no: {1}</source>
        <translation>“{0}”既不是“是”也不是“否”：{1}</translation>
    </message>
    <message>
        <source>Ask for a linear regression if the column holds amounts</source>
        <translation>若该列是数量，请选择线性回归</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is the same in every row</source>
        <translation>“{0}”在每一行都相同</translation>
    </message>
    <message>
        <source>Waiting for the device {0}, which the run &quot;{1}&quot; uses</source>
        <translation>正在等待设备 {0}，运行“{1}”正在使用它</translation>
    </message>
    <message>
        <source>views: a pipeline is empty</source>
        <translation>views：有一组步骤为空</translation>
    </message>
    <message>
        <source>Name the steps that make a view, such as &quot;crop:0.6 | mask:0.3&quot;</source>
        <translation>请写出生成视图的步骤，例如 &quot;crop:0.6 | mask:0.3&quot;</translation>
    </message>
    <message>
        <source>Checking the finished shards</source>
        <translation>正在核对已完成的分片</translation>
    </message>
    <message>
        <source>shards</source>
        <translation>分片</translation>
    </message>
    <message>
        <source>This file is no longer what was written here: somebody changed it</source>
        <translation>此文件已不是当初写入的内容：有人改动过它</translation>
    </message>
    <message>
        <source>Move it away, and it is written once more; or replace them all</source>
        <translation>将它移走即可重新写入；或全部替换</translation>
    </message>
    <message>
        <source>Shard {0} beside this one was made with other settings: {1}</source>
        <translation>旁边的分片 {0} 是用其他设置生成的：{1}</translation>
    </message>
    <message>
        <source>All shards of a whole need the same settings: choose those of the others, or another name</source>
        <translation>同一整体的所有分片须使用相同设置：请采用其余分片的设置，或换一个名称</translation>
    </message>
    <message>
        <source>The table has no column &quot;{0}&quot;</source>
        <translation>表格没有列“{0}”</translation>
    </message>
    <message>
        <source>There is nothing to learn from: no column changes from row to row</source>
        <translation>没有可学习的内容：没有任何列逐行变化</translation>
    </message>
    <message>
        <source>{0} cases cannot be parted into {1} folds</source>
        <translation>{0} 个样本不能分成 {1} 折</translation>
    </message>
    <message>
        <source>Cross-validation</source>
        <translation>交叉验证</translation>
    </message>
    <message>
        <source>folds</source>
        <translation>折</translation>
    </message>
    <message>
        <source>The synthetic log is a copy: {0} % of its sessions of five events or more are real ones, item by item. However near it comes, it must not be handed on, and there is no overall figure</source>
        <translation>此合成日志是一份复制品：其五个事件及以上的会话中有 {0} % 与真实会话逐项相同。无论多么接近，都不得外传，因此不给出总体数值</translation>
    </message>
    <message>
        <source>Bad too, but the work of several parts at once, nothing that a part of the model holds, or smaller than what is listed: {0}</source>
        <translation>同样不佳，但由多个部分共同造成、模型中没有相应部分，或小于已列出的差异：{0}</translation>
    </message>
    <message>
        <source>The training diverged: the loss of behaviour was {0} nats an event before the first step and is {1} now</source>
        <translation>训练已发散：行为损失在第一步之前为每事件 {0} 奈特，现在为 {1}</translation>
    </message>
    <message>
        <source>Choose a smaller learning rate</source>
        <translation>请选择更小的学习率</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has next to nothing in common with &quot;{1}&quot;: {2} % of its events are on items of that log</source>
        <translation>“{0}”与“{1}”几乎没有共同之处：其事件中只有 {2} % 涉及该日志的商品</translation>
    </message>
    <message>
        <source>layers must be 2 or more with t5: encoder and decoder need one each</source>
        <translation>使用 t5 时 layers 至少为 2：编码器与解码器各需一层</translation>
    </message>
    <message>
        <source>tied_output</source>
        <translation>输出共享嵌入</translation>
    </message>
    <message>
        <source>use_categories</source>
        <translation>使用类别</translation>
    </message>
    <message>
        <source>use_gaps</source>
        <translation>使用时间间隔</translation>
    </message>
    <message>
        <source>span_rate</source>
        <translation>片段遮盖率</translation>
    </message>
    <message>
        <source>span_length</source>
        <translation>片段平均长度</translation>
    </message>
    <message>
        <source>Choose masked with bert, causal with gpt and gru, span with t5</source>
        <translation>bert 请选 masked，gpt 和 gru 请选 causal，t5 请选 span</translation>
    </message>
    <message>
        <source>use_gaps does not go with an augmentation: changed sequences have no times</source>
        <translation>use_gaps 不能与增强同时使用：改动后的序列没有时间</translation>
    </message>
    <message>
        <source>Leave one of them out</source>
        <translation>请去掉其中之一</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>归一化位置</translation>
    </message>
    <message>
        <source>This checkpoint was written by an earlier version, whose models were others</source>
        <translation>此检查点由较早的版本写出，那时的模型与现在不同</translation>
    </message>
    <message>
        <source>Train it anew</source>
        <translation>请重新训练</translation>
    </message>
    <message>
        <source>norm: these weights are of a model with the value {0}, not {1}</source>
        <translation>norm：这些权重所属模型的取值是 {0}，不是 {1}</translation>
    </message>
    <message>
        <source>heads: these weights are of a model with the value {0}, not {1}</source>
        <translation>heads：这些权重所属模型的取值是 {0}，不是 {1}</translation>
    </message>
    <message>
        <source>The weights have {0} rows for items, without names, and the model {1}: only the body is taken over</source>
        <translation>权重有 {0} 行没有名称的商品，模型有 {1} 行：只沿用主体部分</translation>
    </message>
    <message>
        <source>The weights know {0} of the {1} items by name</source>
        <translation>{1} 件商品中有 {0} 件按名称在权重中找到</translation>
    </message>
    <message>
        <source>Not in the weights, and begun anew: {0}</source>
        <translation>权重中没有、因而重新初始化的：{0}</translation>
    </message>
    <message>
        <source>max_length: the tensor &quot;{0}&quot; has {1} positions, and {2} are asked for</source>
        <translation>max_length：张量“{0}”有 {1} 个位置，而需要 {2} 个</translation>
    </message>
    <message>
        <source>use_categories: the items of this data set have no categories</source>
        <translation>use_categories：此数据集的商品没有类别</translation>
    </message>
    <message>
        <source>Train without them, or import the log with a category column</source>
        <translation>不使用类别训练，或导入带类别列的日志</translation>
    </message>
    <message>
        <source>use_gaps: the events of this data set have no times</source>
        <translation>use_gaps：此数据集的事件没有时间</translation>
    </message>
    <message>
        <source>Train without them, or import the log with a time column</source>
        <translation>不使用时间间隔训练，或导入带时间列的日志</translation>
    </message>
    <message>
        <source>This is the checkpoint of a run, not a file of weights</source>
        <translation>这是某次运行的检查点，不是权重文件</translation>
    </message>
    <message>
        <source>Begin from the run itself, or export its weights</source>
        <translation>请直接从该运行开始，或先导出其权重</translation>
    </message>
    <message>
        <source>The weights lack the tensor &quot;{0}&quot;</source>
        <translation>权重中没有张量“{0}”</translation>
    </message>
    <message>
        <source>Choose architecture and layers as the weights have them</source>
        <translation>请按权重的架构与层数来选择</translation>
    </message>
    <message>
        <source>The tensor &quot;{0}&quot; is {1}, but the model asks for {2}</source>
        <translation>张量“{0}”的形状是 {1}，而模型需要 {2}</translation>
    </message>
    <message>
        <source>Choose layers, hidden and heads as the weights have them</source>
        <translation>请按权重选择 layers、hidden 和 heads</translation>
    </message>
    <message>
        <source>The tensor &quot;{0}&quot; holds values that are not finite</source>
        <translation>张量“{0}”含有非有限值</translation>
    </message>
    <message>
        <source>There is a config.json of something else where that of the weights would go</source>
        <translation>权重的 config.json 应放之处已有另一份 config.json</translation>
    </message>
    <message>
        <source>Export into a folder of its own</source>
        <translation>请导出到单独的文件夹</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; has no weights of a sequence model</source>
        <translation>运行“{0}”没有序列模型的权重</translation>
    </message>
    <message>
        <source>Choose a pre-training or a fine-tuning</source>
        <translation>请选择预训练或微调的运行</translation>
    </message>
    <message>
        <source>start_weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>A fine-tuning begins from a run or from a file of weights, not from both</source>
        <translation>微调从一次运行或一个权重文件开始，不能两者并用</translation>
    </message>
    <message>
        <source>There is no &quot;{0}&quot; in the bin</source>
        <translation>回收站里没有“{0}”</translation>
    </message>
    <message>
        <source>A quotation mark of the filter is not closed</source>
        <translation>筛选条件的引号没有闭合</translation>
    </message>
    <message>
        <source>The filter has more than {0} words</source>
        <translation>筛选条件超过 {0} 个词</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; does not belong where it stands in the filter</source>
        <translation>筛选条件中的“{0}”放错了位置</translation>
    </message>
    <message>
        <source>A bracket of the filter is not closed</source>
        <translation>筛选条件的括号没有闭合</translation>
    </message>
    <message>
        <source>The filter ends where something more is needed</source>
        <translation>筛选条件不完整，末尾还缺内容</translation>
    </message>
    <message>
        <source>A value is missing behind &quot;{0} {1}&quot;</source>
        <translation>“{0} {1}”后面缺少值</translation>
    </message>
    <message>
        <source>The filter has too many brackets in each other</source>
        <translation>筛选条件的括号嵌套过深</translation>
    </message>
    <message>
        <source>No run has a field &quot;{0}&quot;</source>
        <translation>没有任何运行含有字段“{0}”</translation>
    </message>
    <message>
        <source>Fields are status, data, ndcg@10, valid/loss, learning_rate and whatever else the details of a run name</source>
        <translation>可用字段有 status、data、ndcg@10、valid/loss、learning_rate，以及运行详情中列出的其他名称</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is needed by what was made from it and is in the bin too: {1}</source>
        <translation>“{0}”还被同在回收站里的下列内容所需要：{1}</translation>
    </message>
    <message>
        <source>Erase these first</source>
        <translation>请先彻底删除这些内容</translation>
    </message>
    <message>
        <source>The model was deleted in the meantime</source>
        <translation>模型在此期间已被删除</translation>
    </message>
    <message>
        <source>The data set was deleted in the meantime</source>
        <translation>数据集在此期间已被删除</translation>
    </message>
    <message>
        <source>The run was deleted in the meantime</source>
        <translation>运行在此期间已被删除</translation>
    </message>
    <message>
        <source>There is something in this folder already</source>
        <translation>此文件夹里已有内容</translation>
    </message>
    <message>
        <source>Choose a folder that is empty or not there yet</source>
        <translation>请选择空文件夹或尚不存在的文件夹</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>The &quot;ways&quot; of the items come to more than one</source>
        <translation>各种到达商品的&quot;方式&quot;之和超过一</translation>
    </message>
    <message>
        <source>There is nothing to compare: name a run or more</source>
        <translation>没有可比较的内容：请给出一个或多个运行</translation>
    </message>
    <message>
        <source>There are {0} states; a model has from 1 to {1}</source>
        <translation>有 {0} 个状态；模型可有 1 到 {1} 个</translation>
    </message>
    <message>
        <source>State {0} has no name</source>
        <translation>第 {0} 个状态没有名称</translation>
    </message>
    <message>
        <source>Two states are called &quot;{0}&quot;</source>
        <translation>有两个状态都叫“{0}”</translation>
    </message>
    <message>
        <source>There are {0} actions; a model has from 1 to {1}</source>
        <translation>有 {0} 种动作；模型可有 1 到 {1} 种</translation>
    </message>
    <message>
        <source>Action {0} has no name</source>
        <translation>第 {0} 种动作没有名称</translation>
    </message>
    <message>
        <source>Two actions are called &quot;{0}&quot;</source>
        <translation>有两种动作都叫“{0}”</translation>
    </message>
    <message>
        <source>drop_rate</source>
        <translation>丢弃比例</translation>
    </message>
    <message>
        <source>loss: {0} draws items, which {1} does not ask for one by one</source>
        <translation>loss：{0} 要抽取商品，而 {1} 并不逐个询问商品</translation>
    </message>
    <message>
        <source>Choose the loss full</source>
        <translation>请选择损失 full</translation>
    </message>
    <message>
        <source>The run tells the next action and ranks no items</source>
        <translation>该运行预测下一个行为，不对商品排序</translation>
    </message>
    <message>
        <source>The run ranks items and tells no actions</source>
        <translation>该运行对商品排序，不预测行为</translation>
    </message>
    <message>
        <source>Counting has no locks and no ties, and cannot be chosen beside them</source>
        <translation>计数法没有锁定和绑定，不能与它们一起参与选择</translation>
    </message>
    <message>
        <source>split: sessions are parted by time, not by &quot;{0}&quot;</source>
        <translation>split：会话按时间划分，不能按“{0}”划分</translation>
    </message>
    <message>
        <source>Write temporal:0.8</source>
        <translation>请写 temporal:0.8</translation>
    </message>
    <message>
        <source>objective: the fine-tuning is for the task {0}, not for {1}</source>
        <translation>objective：这次微调的任务是 {0}，而不是 {1}</translation>
    </message>
    <message>
        <source>Name the task first; others may follow it</source>
        <translation>请把任务写在最前面，其余目标可写在其后</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; tells actions: there are no items to sample</source>
        <translation>运行“{0}”预测的是行为，没有商品可供抽样</translation>
    </message>
    <message>
        <source>target: the table of features has no column of numbers &quot;{0}&quot;</source>
        <translation>target：特征表中没有数值列“{0}”</translation>
    </message>
    <message>
        <source>target: hardly any session has a &quot;{0}&quot;</source>
        <translation>target：几乎没有会话有“{0}”</translation>
    </message>
    <message>
        <source>Reading the sessions</source>
        <translation>正在读取会话</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; learnt from this log too, and may know how sessions of the test end: for fair figures, train it with the split temporal:{1}</source>
        <translation>运行“{0}”也从这份日志中学习过，可能知道测试会话的结局：要得到公平的指标，请用 temporal:{1} 的划分训练它</translation>
    </message>
    <message>
        <source>target: an amount needs a table of features that holds it</source>
        <translation>target：预测数额需要含有该数额的特征表</translation>
    </message>
    <message>
        <source>from: a run is needed whose representation is taken</source>
        <translation>from：需要一个运行来提供表征</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>target</source>
        <translation>预测目标</translation>
    </message>
    <message>
        <source>features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>regression_l2</source>
        <translation>回归的 L2</translation>
    </message>
    <message>
        <source>The file of tags holds no item that the run knows</source>
        <translation>标签文件中没有该运行认识的商品</translation>
    </message>
    <message>
        <source>Name the items as the log of the run does</source>
        <translation>请使用该运行的日志中的商品名称</translation>
    </message>
    <message>
        <source>The file is no JSON object of lists of tags</source>
        <translation>该文件不是由标签列表组成的 JSON 对象</translation>
    </message>
    <message>
        <source>Write {0}, or a table with the columns item and tag</source>
        <translation>请写 {0}，或含有 item 和 tag 两列的表</translation>
    </message>
    <message>
        <source>The table has two rows of the {0} &quot;{1}&quot;</source>
        <translation>表中 {0}“{1}”有两行</translation>
    </message>
    <message>
        <source>The table has neither a column &quot;session&quot; nor a column &quot;user&quot;</source>
        <translation>表中既没有“session”列，也没有“user”列</translation>
    </message>
    <message>
        <source>No {0} of the table is in the data set</source>
        <translation>表中的 {0} 没有一个出现在数据集中</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; is for the task {1} and recommends nothing</source>
        <translation>运行“{0}”的任务是 {1}，不做推荐</translation>
    </message>
    <message>
        <source>Choose a run whose task is next-item or autoencoder</source>
        <translation>请选择任务为 next-item 或 autoencoder 的运行</translation>
    </message>
    <message>
        <source>target: &quot;{0}&quot; is nothing that could be asked</source>
        <translation>target：无法预测“{0}”</translation>
    </message>
    <message>
        <source>Write action=NAME (does it come?), count=NAME (how often?) or amount=COLUMN (of the table of features)</source>
        <translation>请写 action=名称（是否发生）、count=名称（发生几次）或 amount=列名（特征表中的列）</translation>
    </message>
    <message>
        <source>target: the data set has no action &quot;{0}&quot;</source>
        <translation>target：数据集中没有行为“{0}”</translation>
    </message>
    <message>
        <source>share: {0} of the sessions of two events or more leave nothing to learn from, or to test on</source>
        <translation>share：取至少两个事件的会话的 {0}，则没有会话可供学习或测试</translation>
    </message>
    <message>
        <source>Choose another share, or a data set with more sessions</source>
        <translation>请选择其他比例，或会话更多的数据集</translation>
    </message>
    <message>
        <source>hold_out_items</source>
        <translation>留出商品比例</translation>
    </message>
    <message>
        <source>least_items</source>
        <translation>最少商品数</translation>
    </message>
    <message>
        <source>most_tags</source>
        <translation>最多标签数</translation>
    </message>
    <message>
        <source>Learning tags</source>
        <translation>正在学习标签</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Choose a smaller number, or a file with more items</source>
        <translation>请选择更小的数，或商品更多的文件</translation>
    </message>
    <message>
        <source>from: a run is needed whose embeddings are taken</source>
        <translation>from：需要一个运行来提供嵌入</translation>
    </message>
    <message>
        <source>tags: a file of items and their tags is needed</source>
        <translation>tags：需要一个商品及其标签的文件</translation>
    </message>
    <message>
        <source>to</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>The run has no data set</source>
        <translation>该运行没有数据集</translation>
    </message>
    <message>
        <source>A share lies between 0% and 100%</source>
        <translation>占比在 0% 到 100% 之间</translation>
    </message>
    <message>
        <source>The claim of this machine to the workspace cannot be written: {0}</source>
        <translation>无法写入本机对工作区的占用标记：{0}</translation>
    </message>
    <message>
        <source>The workspace lies on a network folder and belongs to the machine &quot;{0}&quot;: two machines that write into it would damage it</source>
        <translation>工作区位于网络文件夹中，属于计算机“{0}”：两台计算机同时写入会损坏它</translation>
    </message>
    <message>
        <source>Close it there and delete the file &quot;{0}&quot;, or work on a copy</source>
        <translation>请在那台计算机上关闭它并删除文件“{0}”，或使用副本</translation>
    </message>
    <message>
        <source>A copy within the workspace itself would go with it</source>
        <translation>放在工作区内部的副本会随它一起消失</translation>
    </message>
    <message>
        <source>Choose a folder elsewhere</source>
        <translation>请选择其他位置的文件夹</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; was imported, and says not how it was trained</source>
        <translation>运行“{0}”是导入的，未说明如何训练</translation>
    </message>
    <message>
        <source>Name the runs, or say --all</source>
        <translation>请写出运行的名称，或使用 --all</translation>
    </message>
    <message>
        <source>Two columns are called &quot;{0}&quot;</source>
        <translation>有两列都叫“{0}”</translation>
    </message>
    <message>
        <source>This is no table of curves: it has no column step</source>
        <translation>这不是曲线表格：没有 step 列</translation>
    </message>
    <message>
        <source>Its first line names the columns: run, metric, step, value; or step and the metrics</source>
        <translation>第一行应为列名：run, metric, step, value；或 step 加各指标</translation>
    </message>
    <message>
        <source>This is no table of curves: it has no column of values</source>
        <translation>这不是曲线表格：没有数值列</translation>
    </message>
    <message>
        <source>This is neither an event file of TensorBoard nor a table of curves</source>
        <translation>这既不是 TensorBoard 的事件文件，也不是曲线表格</translation>
    </message>
    <message>
        <source>There are {0} cells, and {1} columns</source>
        <translation>该行有 {0} 个单元格，而列数为 {1}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no step</source>
        <translation>“{0}”不是步数</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no value</source>
        <translation>“{0}”不是数值</translation>
    </message>
    <message>
        <source>There is no value in this table</source>
        <translation>该表格中没有数值</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no epoch</source>
        <translation>“{0}”不是轮次</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; in the column {1} is no value</source>
        <translation>列 {1} 中的“{0}”不是数值</translation>
    </message>
    <message>
        <source>The quotes of a row are wrong: {0}</source>
        <translation>有一行的引号不正确：{0}</translation>
    </message>
    <message>
        <source>This is no event file of TensorBoard</source>
        <translation>这不是 TensorBoard 的事件文件</translation>
    </message>
    <message>
        <source>The record at byte {0} cannot be used: {1}</source>
        <translation>字节 {0} 处的记录无法使用：{1}</translation>
    </message>
    <message>
        <source>{0}: the last record is cut off at byte {1} and was left out, as where a training is under way or was killed</source>
        <translation>{0}：最后一条记录从字节 {1} 处起不完整，已略去；训练仍在进行或被中止时会如此</translation>
    </message>
    <message>
        <source>There is no scalar in these event files</source>
        <translation>这些事件文件中没有标量</translation>
    </message>
    <message>
        <source>{0} values that are no scalars were left out</source>
        <translation>略去了 {0} 个非标量的值</translation>
    </message>
    <message>
        <source>it is no event</source>
        <translation>它不是事件</translation>
    </message>
    <message>
        <source>A metric has a name that cannot be shown: {0}</source>
        <translation>有一个指标的名称无法显示：{0}</translation>
    </message>
    <message>
        <source>The step {0} is out of range</source>
        <translation>步数 {0} 超出范围</translation>
    </message>
    <message>
        <source>{0} values came again for a step; the last one counts</source>
        <translation>有 {0} 个值的步数重复出现；以最后一个为准</translation>
    </message>
    <message>
        <source>The clock went back {0} times; the steps say what came first</source>
        <translation>时钟倒退了 {0} 次；先后以步数为准</translation>
    </message>
    <message>
        <source>{0} is no time in seconds since 1970</source>
        <translation>{0} 不是自 1970 年起以秒计的时间</translation>
    </message>
    <message>
        <source>The file became shorter while it was read</source>
        <translation>文件在读取时变短了</translation>
    </message>
    <message>
        <source>The file is damaged: the checksum at byte {0} is not that of what precedes it</source>
        <translation>文件已损坏：字节 {0} 处的校验和与其前面的内容不符</translation>
    </message>
    <message>
        <source>Copy the file anew, or take it out of the folder</source>
        <translation>请重新复制该文件，或将它移出文件夹</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; was deleted in the meantime</source>
        <translation>运行“{0}”已在此期间被删除</translation>
    </message>
    <message>
        <source>Writing curves</source>
        <translation>正在写入曲线</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Reading runs</source>
        <translation>正在读取运行</translation>
    </message>
    <message>
        <source>The folder cannot be read: {0}</source>
        <translation>无法读取文件夹：{0}</translation>
    </message>
    <message>
        <source>There is no event file of TensorBoard in the folder</source>
        <translation>文件夹中没有 TensorBoard 的事件文件</translation>
    </message>
    <message>
        <source>Their names hold &quot;tfevents&quot;; name a table of curves by its file</source>
        <translation>这些文件的名称中含有“tfevents”；曲线表格请直接指定文件</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; was imported and cannot be resumed</source>
        <translation>运行“{0}”是导入的，无法继续</translation>
    </message>
    <message>
        <source>Import it again</source>
        <translation>请重新导入</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; was imported and recommends nothing</source>
        <translation>运行“{0}”是导入的，不能用于推荐</translation>
    </message>
    <message>
        <source>Choose a run that was trained here</source>
        <translation>请选择在此训练的运行</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; was imported, and has no weights</source>
        <translation>运行“{0}”是导入的，没有权重</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; changes nothing</source>
        <translation>“{0}”没有作任何修改</translation>
    </message>
    <message>
        <source>Write KEY=VALUE, such as learning_rate=0.0005</source>
        <translation>请写成 键=值，例如 learning_rate=0.0005</translation>
    </message>
    <message>
        <source>The loss is no longer finite</source>
        <translation>损失不再是有限数</translation>
    </message>
    <message>
        <source>No progress for {0} evaluations</source>
        <translation>连续 {0} 次评估没有进步</translation>
    </message>
    <message>
        <source>Over-fitting: for {0} evaluations the validation loss has risen while the training loss fell</source>
        <translation>过拟合：连续 {0} 次评估，验证损失上升而训练损失下降</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no level of a log</source>
        <translation>“{0}”不是日志级别</translation>
    </message>
    <message>
        <source>Checkpoint at step {0}</source>
        <translation>第 {0} 步已写检查点</translation>
    </message>
    <message>
        <source>Goes on, on the device {0}</source>
        <translation>继续训练，设备 {0}</translation>
    </message>
    <message>
        <source>Begins, on the device {0}</source>
        <translation>开始训练，设备 {0}</translation>
    </message>
    <message>
        <source>Trained to its end</source>
        <translation>训练完成</translation>
    </message>
    <message>
        <source>There is no value &quot;{0}&quot; in the specification of this run</source>
        <translation>这次运行的设置中没有“{0}”这一项</translation>
    </message>
    <message>
        <source>None of these runs has the metric &quot;{0}&quot;</source>
        <translation>这些运行都没有指标“{0}”</translation>
    </message>
    <message>
        <source>A report is written as HTML here</source>
        <translation>此处的报告写成 HTML</translation>
    </message>
    <message>
        <source>Name it .html; the window saves it as PDF too</source>
        <translation>请命名为 .html；窗口也可存为 PDF</translation>
    </message>
    <message>
        <source>A figure of the test goes by its name, such as ndcg@10, others with their part, such as train/loss</source>
        <translation>测试指标直接用名称，如 ndcg@10；其他指标带上所属部分，如 train/loss</translation>
    </message>
    <message>
        <source>Runs are exported as plain text</source>
        <translation>运行以纯文本导出</translation>
    </message>
    <message>
        <source>Leave .zst out of the name</source>
        <translation>请去掉名称中的 .zst</translation>
    </message>
    <message>
        <source>real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>synthetic</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>{0}: real {1} %, synthetic {2} %</source>
        <translation>{0}：真实 {1} %，合成 {2} %</translation>
    </message>
    <message>
        <source>Session length</source>
        <translation>会话长度</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation>不足 1 秒</translation>
    </message>
    <message>
        <source>1 to 10 s</source>
        <translation>1 至 10 秒</translation>
    </message>
    <message>
        <source>10 s to 1 min</source>
        <translation>10 秒至 1 分钟</translation>
    </message>
    <message>
        <source>1 to 10 min</source>
        <translation>1 至 10 分钟</translation>
    </message>
    <message>
        <source>10 min to 1 h</source>
        <translation>10 分钟至 1 小时</translation>
    </message>
    <message>
        <source>1 h to 1 day</source>
        <translation>1 小时至 1 天</translation>
    </message>
    <message>
        <source>longer</source>
        <translation>更长</translation>
    </message>
    <message>
        <source>Item popularity</source>
        <translation>商品热度</translation>
    </message>
    <message>
        <source>the most popular</source>
        <translation>最热门的一件</translation>
    </message>
    <message>
        <source>ranks 2 to 10</source>
        <translation>第 2 至 10 名</translation>
    </message>
    <message>
        <source>11 to 100</source>
        <translation>11 至 100</translation>
    </message>
    <message>
        <source>101 to 1000</source>
        <translation>101 至 1000</translation>
    </message>
    <message>
        <source>beyond</source>
        <translation>其后</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>{0} to {1}: {2} points</source>
        <translation>{0} 到 {1}：{2} 个百分点</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话数</translation>
    </message>
    <message>
        <source>{0} synthetic sessions laid beside {1} real ones that were held out. Best: as many other real sessions. Worst: these with their events dealt out anew</source>
        <translation>{0} 个合成会话与 {1} 个留出的真实会话对照。最佳：同样多的另一批真实会话；最差：把这些会话的事件重新随机分配</translation>
    </message>
    <message>
        <source>overall: 1 stands for as near as other real sessions, 0 for as far as shuffled ones</source>
        <translation>总体：1 表示与另一批真实会话一样接近，0 表示与打乱后的会话一样远</translation>
    </message>
    <message>
        <source>The largest differences, and what of the model governs them</source>
        <translation>最大的差异，以及由模型的哪一部分决定</translation>
    </message>
    <message>
        <source>The share of sessions with so many events; the last column holds all longer ones. Where the line leaves the bars, synthetic sessions have another length than real ones</source>
        <translation>各事件数的会话所占比例，最后一列含所有更长的会话。折线偏离柱子之处，合成会话的长度与真实会话不同</translation>
    </message>
    <message>
        <source>The share of pauses between an event and the next one of its session</source>
        <translation>同一会话中相邻两个事件的间隔所占比例</translation>
    </message>
    <message>
        <source>The share of events that the most popular items have, each log by its own ranks</source>
        <translation>最热门商品所占的事件比例，两份日志各按自己的排名</translation>
    </message>
    <message>
        <source>Some synthetic sessions at the left and some held-out real ones at the right, one a row and one block an event; the longest are cut</source>
        <translation>左边是部分合成会话，右边是部分留出的真实会话；每行一个会话，每格一个事件，最长的会话被截断</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>最差</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>偶然水平</translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>全部指标</translation>
    </message>
    <message>
        <source>95 %: by drawing the sessions of both sides anew. By chance: what sampling alone leaves of a total variation. Jensen-Shannon: the divergence, base 2, not its root. A model that was fitted to the held-out sessions too may come out better than the best</source>
        <translation>95 %：对两边的会话重新抽样得到。偶然水平：仅由抽样造成的总变差。Jensen-Shannon：指散度本身（以 2 为底），不是其平方根。若模型也拟合了留出的会话，结果可能优于最佳</translation>
    </message>
    <message>
        <source>The longest runs of items shared with a real session</source>
        <translation>与真实会话相同的最长商品片段</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未计算</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0} beside {1}</source>
        <translation>{0} 与 {1} 对照</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}。</translation>
    </message>
    <message>
        <source>There are more than {0} points</source>
        <translation>点数超过 {0}</translation>
    </message>
    <message>
        <source>There are more than {0} runs</source>
        <translation>运行超过 {0} 次</translation>
    </message>
    <message>
        <source>There is no room for temporary files</source>
        <translation>没有空间存放临时文件</translation>
    </message>
    <message>
        <source>Free some space, or name a folder with more of it in the variable TMPDIR</source>
        <translation>请释放一些空间，或在变量 TMPDIR 中指定空间更大的文件夹</translation>
    </message>
    <message>
        <source>The runs have more than {0} points together</source>
        <translation>这些运行的点数合计超过 {0}</translation>
    </message>
    <message>
        <source>Import them in several goes</source>
        <translation>请分几次导入</translation>
    </message>
    <message>
        <source>Storing runs</source>
        <translation>正在保存运行</translation>
    </message>
    <message>
        <source>points</source>
        <translation>个点</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>计算精度</translation>
    </message>
    <message>
        <source>The value of {0} is missing</source>
        <translation>缺少 {0} 的值</translation>
    </message>
    <message>
        <source>Values lie more than {0} deep in each other</source>
        <translation>数值嵌套超过 {0} 层</translation>
    </message>
    <message>
        <source>This line cannot be read: {0}</source>
        <translation>无法读取该行：{0}</translation>
    </message>
    <message>
        <source>This line is no JSON object</source>
        <translation>该行不是 JSON 对象</translation>
    </message>
    <message>
        <source>The figures of a run are no object</source>
        <translation>运行的指标不是对象</translation>
    </message>
    <message>
        <source>This is no table of runs: it does not say of what kind they are</source>
        <translation>这不是运行的表格：其中没有说明运行的类型</translation>
    </message>
    <message>
        <source>The run &quot;{0}&quot; is there twice</source>
        <translation>运行“{0}”出现了两次</translation>
    </message>
    <message>
        <source>{0} GB of it are for the {1} million weights: choose fewer layers than {2}, or a hidden size below {3}</source>
        <translation>其中 {0} GB 用于 {1} 百万个权重：请把层数减到 {2} 以下，或把隐藏维度减到 {3} 以下</translation>
    </message>
    <message>
        <source>{0} GB of it are for the events of a batch: choose a batch below {1}, or a shorter length than {2}</source>
        <translation>其中 {0} GB 用于一个批次的事件：请把批次大小减到 {1} 以下，或把长度减到 {2} 以下</translation>
    </message>
    <message>
        <source>The training takes at least {0} GB of memory, and this machine has {1} GB</source>
        <translation>训练至少需要 {0} GB 内存，而本机只有 {1} GB</translation>
    </message>
    <message>
        <source>The training takes at least {0} GB of memory, and the device has {1} GB</source>
        <translation>训练至少需要 {0} GB 内存，而该设备只有 {1} GB</translation>
    </message>
    <message>
        <source>The training takes at least {0} GB of memory, and {1} GB are free</source>
        <translation>训练至少需要 {0} GB 内存，而空闲的只有 {1} GB</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; must have one number for each of the {1} hours</source>
        <translation>“{0}”必须为 {1} 个小时各给出一个数字</translation>
    </message>
    <message>
        <source>&quot;evidence&quot; needs both &quot;hours&quot; and &quot;hour_errors&quot;</source>
        <translation>“evidence”必须同时有“hours”和“hour_errors”</translation>
    </message>
    <message>
        <source>This is a file of the workspace, which would be destroyed</source>
        <translation>这是工作区自己的文件，写入会将其毁坏</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>请选择其他位置</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is compared with a number, and &quot;{1}&quot; is none</source>
        <translation>“{0}”要与数字比较，而“{1}”不是数字</translation>
    </message>
    <message>
        <source>Write it with a point, such as 0.05</source>
        <translation>请用小数点书写，例如 0.05</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is compared with a day or a moment, and &quot;{1}&quot; is none</source>
        <translation>“{0}”要与日期或时刻比较，而“{1}”不是</translation>
    </message>
    <message>
        <source>Write it like 2026-05-04 or 2026-05-04T13:20</source>
        <translation>请写成 2026-05-04 或 2026-05-04T13:20</translation>
    </message>
    <message>
        <source>Item {0} has the price {1}</source>
        <translation>商品 {0} 的价格是 {1}</translation>
    </message>
    <message>
        <source>{0} rows have a price that is no number, or a negative one. They are kept, and the price is left out</source>
        <translation>有 {0} 行的价格不是数字或为负数。这些行保留，价格略去</translation>
    </message>
    <message>
        <source>price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>There is no room for a temporary file of {0} MB: {1}</source>
        <translation>没有空间存放 {0} MB 的临时文件：{1}</translation>
    </message>
    <message>
        <source>{0} GB of it are for the {1} million weights: choose an embedding below {2}, or a hidden size below {3}</source>
        <translation>其中 {0} GB 用于 {1} 百万个权重：请把嵌入维度减到 {2} 以下，或把隐藏维度减到 {3} 以下</translation>
    </message>
    <message>
        <source>sampled_negatives</source>
        <translation>抽样负例</translation>
    </message>
    <message>
        <source>sampled_negatives: a fine-tuning for actions ranks no items</source>
        <translation>sampled_negatives：行为微调不对商品排名</translation>
    </message>
    <message>
        <source>No format has the extension &quot;{0}&quot;</source>
        <translation>没有扩展名为“{0}”的格式</translation>
    </message>
    <message>
        <source>Choose one of {0}, or say the format</source>
        <translation>请选用 {0} 之一，或指明格式</translation>
    </message>
    <message>
        <source>Of what a part of the model holds, nothing differs more than chance explains</source>
        <translation>在模型各部分所决定的内容中，没有超出偶然的差异</translation>
    </message>
    <message>
        <source>The synthetic log was made after this very real log: none of it was held out from the model, so that the figures are better than they would be beside unseen sessions, and what concerns privacy tells nothing. Split the log by its users, fit the model to one part and compare with the other</source>
        <translation>该合成日志正是依据这份真实日志生成的：没有任何部分对模型留出，因此各项指标会好于与未见会话相比的结果，隐私指标也说明不了什么。请按用户拆分日志，用其中一部分拟合模型，再与另一部分比较</translation>
    </message>
    <message>
        <source>Bad all the same, but the work of several parts at once, or nothing that a part of the model holds: {0}</source>
        <translation>仍然不佳，但由多个部分共同造成，或不属于模型的任何部分：{0}</translation>
    </message>
    <message>
        <source>Event {0}: the time {1} ms does not lie between 1970 and 2199</source>
        <translation>事件 {0}：时间 {1} 毫秒不在 1970 至 2199 年之间</translation>
    </message>
    <message>
        <source>The tensor &quot;{0}&quot; does not hold floating-point numbers</source>
        <translation>张量“{0}”不是浮点数</translation>
    </message>
    <message>
        <source>fused_optimizer</source>
        <translation>权重更新方式</translation>
    </message>
    <message>
        <source>share of the events whose item is masked, of each session rounded down</source>
        <translation>商品被遮蔽的事件占比（按会话向下取整）</translation>
    </message>
    <message>
        <source>None of the first lines is a JSON object with keys</source>
        <translation>前几行都不是带键的 JSON 对象</translation>
    </message>
    <message>
        <source>Event {0}: the time is no whole number of milliseconds</source>
        <translation>事件 {0}：时间不是整数毫秒</translation>
    </message>
    <message>
        <source>The names that these weights hold for their rows are damaged</source>
        <translation>这些权重中各行的名称已损坏</translation>
    </message>
    <message>
        <source>{0} figures good</source>
        <translation>{0} 项好</translation>
    </message>
    <message>
        <source>{0} bad</source>
        <translation>{0} 项差</translation>
    </message>
    <message>
        <source>The share of events with each action, synthetic above real</source>
        <translation>各动作所占的事件比例，上为合成，下为真实</translation>
    </message>
    <message>
        <source>In percentage points, how much more (green) or less (orange) often the action of the column follows that of the row than in the real log; grey: no more than chance explains</source>
        <translation>列动作紧跟行动作的频率与真实日志相差多少个百分点：绿色为更多，橙色为更少，灰色属偶然</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>License of the source</source>
        <translation>来源数据的许可</translation>
    </message>
    <message>
        <source>Hash of the contents</source>
        <translation>内容哈希</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件数</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户数</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>商品数</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类目数</translation>
    </message>
    <message>
        <source>Kinds of actions</source>
        <translation>动作种类数</translation>
    </message>
    <message>
        <source>Events by action</source>
        <translation>各动作的事件数</translation>
    </message>
    <message>
        <source>First event</source>
        <translation>首个事件</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>末个事件</translation>
    </message>
    <message>
        <source>Mean length of sessions, in events</source>
        <translation>会话平均长度（事件数）</translation>
    </message>
    <message>
        <source>Median length of sessions, in events</source>
        <translation>会话长度中位数（事件数）</translation>
    </message>
    <message>
        <source>Share of events with an item of before</source>
        <translation>重复商品的事件占比</translation>
    </message>
    <message>
        <source>Prices of items</source>
        <translation>商品价格</translation>
    </message>
    <message>
        <source>Beside the real log</source>
        <translation>对照的真实日志</translation>
    </message>
    <message>
        <source>The model was fitted to</source>
        <translation>模型拟合所用日志</translation>
    </message>
    <message>
        <source>Compared at</source>
        <translation>比较时间</translation>
    </message>
    <message>
        <source>Real sessions that were held out</source>
        <translation>留出的真实会话数</translation>
    </message>
    <message>
        <source>Sessions that were compared</source>
        <translation>参与比较的会话数</translation>
    </message>
    <message>
        <source>On the whole</source>
        <translation>总体</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>A log of events that were observed.</source>
        <translation>这是实际观测到的事件日志。</translation>
    </message>
    <message>
        <source>augmented</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>A log whose sessions were changed step by step: what its source observed is still in it.</source>
        <translation>这份日志的会话经过逐步改动：其中仍含有来源日志中观测到的内容。</translation>
    </message>
    <message>
        <source>A log of invented sessions: no event in it was observed, no user in it exists.</source>
        <translation>这是虚构会话的日志：其中没有任何事件来自观测，也没有任何用户真实存在。</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>About</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>制作方式</translation>
    </message>
    <message>
        <source>Figures of the log</source>
        <translation>日志统计</translation>
    </message>
    <message>
        <source>{0} (95 %: {1} … {2}; other real sessions {3}, shuffled {4})</source>
        <translation>{0}（95 %：{1} … {2}；其他真实会话 {3}，打乱后 {4}）</translation>
    </message>
    <message>
        <source>Fidelity</source>
        <translation>保真度</translation>
    </message>
    <message>
        <source>Beside real sessions that were held out. On the whole: 1 is as near as other real ones, 0 as far as shuffled ones.</source>
        <translation>与留出的真实会话对照。总体：1 表示与其他真实会话一样接近，0 表示与打乱后的会话一样远。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>Format of the source</source>
        <translation>来源文件的格式</translation>
    </message>
    <message>
        <source>Rows left out of the source</source>
        <translation>来源中未采用的行数</translation>
    </message>
    <message>
        <source>sampled_negatives: {0} items are to be drawn, and a question leaves {1}</source>
        <translation>sampled_negatives：要抽取 {0} 个商品，而有一道题只剩下 {1} 个</translation>
    </message>
    <message>
        <source>Ask for fewer; or for none, and rank the whole catalogue</source>
        <translation>请减少数量，或设为 0 以对全部商品排名</translation>
    </message>
    <message>
        <source>batch: contrastive learning compares the sequences of a batch, or of each part of it: two or more</source>
        <translation>batch：对比学习要比较同一批（或其每一份）中的序列，至少需要两条</translation>
    </message>
    <message>
        <source>freeze: the model has {0} layers, and {1} are to stay as they are</source>
        <translation>freeze：模型只有 {0} 层，却要冻结 {1} 层</translation>
    </message>
    <message>
        <source>The run to begin from knows none of the items of the data set</source>
        <translation>所选的起始运行不认识该数据集中的任何商品</translation>
    </message>
    <message>
        <source>Begin from one that knows the same catalogue; exported weights give the body alone</source>
        <translation>请选择认识同一商品目录的运行；若只想沿用模型主体，可从导出的权重开始</translation>
    </message>
    <message>
        <source>The run to begin from knows {0} of the {1} items of the data set</source>
        <translation>起始运行认识该数据集 {1} 个商品中的 {0} 个</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds a number beyond {1}</source>
        <translation>“{0}”中有超出 {1} 的数</translation>
    </message>
    <message>
        <source>target: the answer is the same for all sessions to learn from</source>
        <translation>target：用于学习的所有会话答案都相同</translation>
    </message>
    <message>
        <source>Ask for something that some sessions have and others have not</source>
        <translation>请改问部分会话有、部分会话没有的事</translation>
    </message>
    <message>
        <source>least_items: of the items to learn from no tag has {0} or more, yet not all</source>
        <translation>least_items：用于学习的商品中，没有标签达到 {0} 个而又不是全部</translation>
    </message>
    <message>
        <source>Each share, seed and arm of a transfer study is named once</source>
        <translation>迁移研究中的比例、种子和起点各只能出现一次</translation>
    </message>
    <message>
        <source>{0}: the file cannot be read: {1}</source>
        <translation>{0}：无法读取文件：{1}</translation>
    </message>
</context>
<context>
    <name>sessionsmith::desktop::ErrorBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 more</source>
        <comment>errors</comment>
        <translation>另有 %1 条</translation>
    </message>
</context>
<context>
    <name>sessionsmith::desktop::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open or create workspace…</source>
        <translation>打开或新建工作区(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import log…</source>
        <translation>导入日志(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Sessionsmith</source>
        <translation>关于 Sessionsmith(&amp;A)</translation>
    </message>
    <message>
        <source>The workspace %1 can only be read: nothing can be saved in it</source>
        <translation>工作区 %1 为只读：无法保存任何内容</translation>
    </message>
    <message>
        <source>Work is running</source>
        <translation>有任务正在运行</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>Open or create a workspace folder</source>
        <translation>打开或新建工作区文件夹</translation>
    </message>
    <message>
        <source>Import a log</source>
        <translation>导入日志</translation>
    </message>
    <message>
        <source>Preparing the example</source>
        <translation>准备示例</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Finished: %1</source>
        <translation>已完成：%1</translation>
    </message>
    <message>
        <source>Still running: %1.</source>
        <translation>仍在运行：%1。</translation>
    </message>
    <message>
        <source>A training keeps its checkpoint and can be resumed later.</source>
        <translation>训练会保留检查点，之后可以继续。</translation>
    </message>
    <message>
        <source>Other work begins anew the next time.</source>
        <translation>其他工作下次将重新开始。</translation>
    </message>
    <message>
        <source>Workspace and &amp;bin…</source>
        <translation>工作区与回收站(&amp;B)…</translation>
    </message>
    <message>
        <source>Import &amp;runs…</source>
        <translation>导入运行(&amp;R)…</translation>
    </message>
    <message>
        <source>Import a &amp;folder of runs…</source>
        <translation>导入运行文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>run, what is wrong</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>sessionsmith::desktop::StatusLine</name>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <comment>rate, unit</comment>
        <translation>%1 %2/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time</comment>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>sessionsmith::desktop::TopBar</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>重做（Ctrl+Shift+Z）</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>What of the model the page shows</source>
        <translation>页面显示模型的哪一部分</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>sessionsmith::desktop::WorkspaceProblem</name>
    <message>
        <source>The workspace %1 cannot be opened</source>
        <translation>无法打开工作区 %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>打开其他工作区…</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ActionBars</name>
    <message>
        <source>%1 more actions: %2</source>
        <translation>另有 %1 种动作：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>our word, the log&apos;s name</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::AlertFields</name>
    <message>
        <source>Alerts of runs</source>
        <translation>运行警报</translation>
    </message>
    <message>
        <source>when a loss is no longer finite</source>
        <translation>损失不再是有限数时</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source> evaluations</source>
        <translation> 次评估</translation>
    </message>
    <message>
        <source>No progress for</source>
        <translation>连续无进步</translation>
    </message>
    <message>
        <source>So many evaluations in a row without a better value</source>
        <translation>连续这么多次评估没有更好的值</translation>
    </message>
    <message>
        <source>Over-fitting for</source>
        <translation>连续过拟合</translation>
    </message>
    <message>
        <source>So many evaluations in a row in which the validation loss rises while the training loss falls</source>
        <translation>连续这么多次评估，验证损失上升而训练损失下降</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::AugmentPanel</name>
    <message>
        <source>Augment %1</source>
        <translation>增强 %1</translation>
    </message>
    <message>
        <source>Augment</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>named after the data set</source>
        <translation>随数据集命名</translation>
    </message>
    <message>
        <source>Only the training part of each user</source>
        <translation>只用每位用户的训练部分</translation>
    </message>
    <message>
        <source>Leaves out each user&apos;s last two events, the validation and test targets: a model that is pre-trained on the result must not know them.</source>
        <translation>去掉每位用户的最后两条事件，即验证与测试目标：在其上预训练的模型不应见过它们。</translation>
    </message>
    <message>
        <source>Before, and below it after</source>
        <translation>上为增强前，下为增强后</translation>
    </message>
    <message>
        <source>Sessions before and after</source>
        <translation>增强前后的会话</translation>
    </message>
    <message>
        <source>What the steps do to some sessions appears here.</source>
        <translation>各步骤对部分会话的作用显示在这里。</translation>
    </message>
    <message>
        <source>Add a step: without one the data set stays as it is.</source>
        <translation>请添加步骤：没有步骤，数据集保持原样。</translation>
    </message>
    <message>
        <source>Previewing the augmentation of %1</source>
        <translation>正在预览 %1 的增强</translation>
    </message>
    <message>
        <source>%1 sessions · mean length %2 → %3 · %4 of the events changed</source>
        <translation>%1 个会话 · 平均长度 %2 → %3 · %4 的事件有变化</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::BehaviourPage</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Shop: five steps</source>
        <translation>商城：五步</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>均匀分布</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Models (*.json);;All files (*)</source>
        <translation>模型 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>Saved as version %1</source>
        <translation>已保存为版本 %1</translation>
    </message>
    <message>
        <source>Fitting %1 to %2</source>
        <translation>用 %2 拟合 %1</translation>
    </message>
    <message>
        <source>Fit to %1</source>
        <translation>用 %1 拟合</translation>
    </message>
    <message>
        <source>Fitted to %1: version %2</source>
        <translation>已用 %1 拟合：版本 %2</translation>
    </message>
    <message>
        <source>Synthesising from %1</source>
        <translation>由 %1 合成</translation>
    </message>
    <message>
        <source>%1: %2 sessions, %3 events in %4</source>
        <translation>%1：%2 个会话，%3 条事件，用时 %4</translation>
    </message>
    <message>
        <source>%1 · v%2</source>
        <translation>%1 · v%2</translation>
    </message>
    <message>
        <source>%1 · edited</source>
        <translation>%1 · 已修改</translation>
    </message>
    <message>
        <source>Preview redrawn in</source>
        <translation>预览重绘用时</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Emission</source>
        <translation>发射</translation>
    </message>
    <message>
        <source>Initial</source>
        <translation>初始</translation>
    </message>
    <message>
        <source>where sessions begin · drag a border</source>
        <translation>会话从哪里开始 · 拖动分界可调整</translation>
    </message>
    <message>
        <source>Emission matrix</source>
        <translation>发射矩阵</translation>
    </message>
    <message>
        <source>Initial distribution</source>
        <translation>初始分布</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>0.00</source>
        <translation>0.00</translation>
    </message>
    <message>
        <source>odds</source>
        <translation>发生比</translation>
    </message>
    <message>
        <source>How probabilities are written</source>
        <translation>概率显示方式</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save a version (%1)</source>
        <translation>保存一个版本（%1）</translation>
    </message>
    <message>
        <source>Fit to log…</source>
        <translation>用日志拟合…</translation>
    </message>
    <message>
        <source>Synthesise…</source>
        <translation>合成…</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>Back to version %1</source>
        <translation>回到版本 %1</translation>
    </message>
    <message>
        <source>Back to what is saved</source>
        <translation>回到已保存的内容</translation>
    </message>
    <message numerus="yes">
        <source>stopped after %n iteration(s)</source>
        <translation>
            <numerusform>在 %n 次迭代后停止</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>converged after %n iteration(s)</source>
        <translation>
            <numerusform>经 %n 次迭代收敛</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not yet converged after %n iteration(s)</source>
        <translation>
            <numerusform>%n 次迭代后尚未收敛</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · not saved</source>
        <translation>%1 · 未保存</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Targets…</source>
        <translation>目标…</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>版本…</translation>
    </message>
    <message>
        <source>Edits cannot be kept</source>
        <translation>编辑无法保留</translation>
    </message>
    <message>
        <source>The workspace does not take the unsaved edits of %1.
Export the model to a file, or its edits are lost.</source>
        <translation>工作区无法写入 %1 的未保存编辑。
请将模型导出到文件，否则这些编辑会丢失。</translation>
    </message>
    <message>
        <source>Discard edits</source>
        <translation>放弃编辑</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Left out, for nothing here knows these keys: %1</source>
        <translation>已略去无法识别的键：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n 个单元格</numerusform>
        </translation>
    </message>
    <message>
        <source>Mix in a persona…</source>
        <translation>混入用户画像…</translation>
    </message>
    <message numerus="yes">
        <source>%n persona(s), and where their sessions begin · drag a border</source>
        <translation>
            <numerusform>%n 种画像及其会话从哪里开始 · 拖动分界可调整</numerusform>
        </translation>
    </message>
    <message>
        <source>Outside the intervals of %1</source>
        <translation>超出 %1 的区间</translation>
    </message>
    <message>
        <source>From the last edit to the figures of all sessions</source>
        <translation>从最后一次编辑到所有会话的数字就绪</translation>
    </message>
    <message>
        <source>The real log that the preview is shown beside</source>
        <translation>与预览并排显示的真实日志</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are few for so many probabilities: look at their intervals</source>
        <translation>
            <numerusform>%n 个事件不足以估计这么多概率：请查看其区间</numerusform>
        </translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>Probabilities of the matrices outside the 95% interval that the log gives them; a folded corner marks each</source>
        <translation>矩阵中落在日志给出的 95% 区间之外的概率；每个都以折角标出</translation>
    </message>
    <message>
        <source>Nothing has changed since version %1</source>
        <translation>自版本 %1 以来没有改动</translation>
    </message>
    <message>
        <source>%1 × %2 · P(action | state)</source>
        <translation>%1 × %2 · P(动作 | 状态)</translation>
    </message>
    <message numerus="yes">
        <source>%1 sessions, %2 events in %n file(s), %3</source>
        <translation>
            <numerusform>%1 个会话，%2 个事件，%n 个文件，%3</numerusform>
        </translation>
    </message>
    <message>
        <source>log-likelihood of all sessions %1</source>
        <translation>全部会话的对数似然 %1</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::BinList</name>
    <message>
        <source>deleted %1</source>
        <translation>删除于 %1</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>behaviour model</source>
        <translation>行为模型</translation>
    </message>
    <message>
        <source>Delete all that is in the bin for good?</source>
        <translation>彻底删除回收站里的全部内容？</translation>
    </message>
    <message>
        <source>Delete &quot;%1&quot; for good?</source>
        <translation>彻底删除“%1”？</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>回收站是空的</translation>
    </message>
    <message>
        <source>What you delete lies here until you delete it for good</source>
        <translation>删除的内容先放在这里，直到彻底删除</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Have it back</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>清空回收站…</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::CatalogueCard</name>
    <message>
        <source>Set the number of items</source>
        <translation>设定商品数</translation>
    </message>
    <message>
        <source>Set the number of categories</source>
        <translation>设定类目数</translation>
    </message>
    <message>
        <source>Where the items come from</source>
        <translation>商品从何而来</translation>
    </message>
    <message>
        <source>Where the items come from: a data set whose items, categories and transitions are followed, or invented</source>
        <translation>商品从何而来：沿用某个数据集的商品、类目和转移，或者虚构</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Number of invented items</source>
        <translation>虚构的商品数</translation>
    </message>
    <message>
        <source>Number of invented categories</source>
        <translation>虚构的类目数</translation>
    </message>
    <message>
        <source>Zipf exponent</source>
        <translation>Zipf 指数</translation>
    </message>
    <message>
        <source>The item of rank r is as popular as r to the power of minus this; 0: all alike</source>
        <translation>排名第 r 的商品热度与 r 的负的该次幂成正比；0：全都一样</translation>
    </message>
    <message>
        <source>Popularity by rank</source>
        <translation>按排名的热度</translation>
    </message>
    <message>
        <source>The popularity of items by rank will stand here.</source>
        <translation>此处将显示商品热度随排名的变化。</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>虚构</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>取自 %1</translation>
    </message>
    <message>
        <source>Invent the catalogue</source>
        <translation>虚构商品目录</translation>
    </message>
    <message>
        <source>Follow the catalogue of %1</source>
        <translation>沿用 %1 的商品目录</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>%1 items, %2 categories</source>
        <translation>%1 个商品，%2 个类目</translation>
    </message>
    <message>
        <source>exponent %1 to %2 (95 %)</source>
        <translation>指数 %1 至 %2（95 %）</translation>
    </message>
    <message>
        <source>%1: exponent %2</source>
        <translation>%1：指数 %2</translation>
    </message>
    <message>
        <source>imported from %1 · %2 events</source>
        <translation>从 %1 导入 · %2 个事件</translation>
    </message>
    <message>
        <source>imported from %1</source>
        <translation>从 %1 导入</translation>
    </message>
    <message>
        <source>invented as in every new model</source>
        <translation>与每个新模型一样虚构</translation>
    </message>
    <message>
        <source>invented, set by hand</source>
        <translation>虚构，手动设定</translation>
    </message>
    <message>
        <source>Set the Zipf exponent</source>
        <translation>设定 Zipf 指数</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>商品目录</translation>
    </message>
    <message>
        <source>invented, with as many items as %1</source>
        <translation>虚构，商品数量与 %1 相同</translation>
    </message>
    <message>
        <source>Set the prices</source>
        <translation>设置价格</translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation>热度</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>What of the catalogue is shown</source>
        <translation>显示目录的哪一方面</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::CategoryMap</name>
    <message>
        <source>%1 → %2: %3</source>
        <translation>%1 → %2：%3</translation>
    </message>
    <message>
        <source>%1, set by hand</source>
        <translation>%1，手动设定</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ChangesList</name>
    <message>
        <source>Show initial</source>
        <translation>查看初始</translation>
    </message>
    <message>
        <source>Show transition</source>
        <translation>查看转移</translation>
    </message>
    <message>
        <source>Show emission</source>
        <translation>查看发射</translation>
    </message>
    <message>
        <source>Show END</source>
        <translation>查看结束概率</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Choose items</source>
        <translation>选择商品</translation>
    </message>
    <message>
        <source>Opens the model %1 at this place</source>
        <translation>打开模型 %1 并定位到此处</translation>
    </message>
    <message>
        <source>The synthetic data set was not made from a model that this workspace has.</source>
        <translation>该合成数据集并非由此工作区中的模型生成。</translation>
    </message>
    <message>
        <source>Of what a part of the model holds, nothing differs more than chance explains.</source>
        <translation>在模型各部分所决定的内容中，没有超出偶然的差异。</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ChartMenu</name>
    <message>
        <source>How the chart is drawn, and its files</source>
        <translation>图表的画法与导出</translation>
    </message>
    <message>
        <source>Logarithmic upwards</source>
        <translation>纵轴取对数</translation>
    </message>
    <message>
        <source>Leave out what is far out</source>
        <translation>不计离群值</translation>
    </message>
    <message>
        <source>The axis upwards fits the inner 98 % of the values</source>
        <translation>纵轴只适应中间 98 % 的值</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Draw over</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Fitting the width</source>
        <translation>随曲线长度</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>PNG picture…</source>
        <translation>PNG 图片…</translation>
    </message>
    <message>
        <source>SVG drawing…</source>
        <translation>SVG 矢量图…</translation>
    </message>
    <message>
        <source>PDF page…</source>
        <translation>PDF 页面…</translation>
    </message>
    <message>
        <source>CSV table of the values…</source>
        <translation>CSV 数值表…</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>%1 files (*.%2);;All files (*)</source>
        <translation>%1 文件 (*.%2);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ColumnMapping</name>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>What %1 holds</source>
        <translation>%1 的内容</translation>
    </message>
    <message>
        <source>price</source>
        <translation>价格</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ColumnMenu</name>
    <message>
        <source>Archived runs too</source>
        <translation>也显示已归档的运行</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Fidelity of its data</source>
        <translation>所用数据的保真度</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组依据</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不分组</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ComparePanel</name>
    <message>
        <source>Compare with a real log</source>
        <translation>与真实日志比较</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>抽样次数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Share of the real users that everything is laid beside; the others show the best that can be had.</source>
        <translation>作为对照的真实用户占比；其余用户给出所能达到的最好水平。</translation>
    </message>
    <message>
        <source>How often the sessions are drawn anew for the 95 % intervals.</source>
        <translation>为求 95 % 区间而重抽会话的次数。</translation>
    </message>
    <message>
        <source>The synthetic sessions are laid beside real ones that are held out. How good a figure can be, other real sessions tell; how bad, the same with their events shuffled. Best is a real log that the model was not fitted to.</source>
        <translation>将合成会话与留出的真实会话对照。其余真实会话给出各项指标的最好水平，打乱事件后的同一批会话给出最差水平。最好选用模型未曾拟合过的真实日志。</translation>
    </message>
    <message>
        <source>There is no synthetic data set yet: synthesise one on the page Behaviour.</source>
        <translation>还没有合成数据集：请在“行为”页合成一个。</translation>
    </message>
    <message>
        <source>There is no real log yet: import one.</source>
        <translation>还没有真实日志：请先导入。</translation>
    </message>
    <message>
        <source>Choose two different data sets.</source>
        <translation>请选择两个不同的数据集。</translation>
    </message>
    <message>
        <source>Fitted to</source>
        <translation>拟合所用</translation>
    </message>
    <message>
        <source>unknown, or part of the real log</source>
        <translation>未知，或为真实日志的一部分</translation>
    </message>
    <message>
        <source>The log that the model was fitted to, if the real one is the other part of a split. All of the real one is then held out, and privacy can be told.</source>
        <translation>模型拟合所用的日志，适用于真实日志是拆分后另一部分的情形。此时真实日志全部留出，才能判断隐私。</translation>
    </message>
    <message>
        <source>What the model was fitted to must be a third data set.</source>
        <translation>模型拟合所用的必须是第三个数据集。</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::CompareView</name>
    <message>
        <source>Comparing runs</source>
        <translation>正在比较运行</translation>
    </message>
    <message>
        <source>Baseline: %1</source>
        <translation>基线：%1</translation>
    </message>
    <message>
        <source>%1 − %2, in points</source>
        <translation>%1 − %2，百分点</translation>
    </message>
    <message>
        <source>  p %1</source>
        <translation>  p %1</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>test · runs that differ by seeds alone are one</source>
        <translation>测试集 · 仅种子不同的运行合为一组</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>仅不同的参数</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>改了什么</translation>
    </message>
    <message>
        <source>The difference of the behaviour models appears here</source>
        <translation>此处显示行为模型的差异</translation>
    </message>
    <message>
        <source>Select runs whose sessions were drawn from two versions of a model</source>
        <translation>请选择会话来自同一模型两个版本的运行</translation>
    </message>
    <message>
        <source>Which parameters go with it</source>
        <translation>哪些参数与之相关</translation>
    </message>
    <message>
        <source>share of the ranking explained, over all runs that the filter keeps</source>
        <translation>对排名的解释比例，范围为筛选后的全部运行</translation>
    </message>
    <message>
        <source>Needs four runs with this figure that differ in a parameter</source>
        <translation>需要至少四个有此指标且某个参数不同的运行</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Group whose model is shown</source>
        <translation>显示其模型的组</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>All of this comparison as one page or PDF to send around</source>
        <translation>将整个比较存为一个可供分发的网页或 PDF</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在对比…</translation>
    </message>
    <message>
        <source>Both learnt from sessions of %1, version %2</source>
        <translation>两者所学的会话都来自 %1 的版本 %2</translation>
    </message>
    <message>
        <source>Choose another group, or another baseline</source>
        <translation>请选择另一组，或更换基线</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ConfirmBar</name>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DataChoice</name>
    <message>
        <source>%1 (synthetic)</source>
        <translation>%1（合成）</translation>
    </message>
    <message>
        <source>%1 (augmented)</source>
        <translation>%1（增强）</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DataPage</name>
    <message>
        <source>Reading %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>识别 %1</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>%1 imported in %2; %3 rows were left out</source>
        <translation>已导入 %1，用时 %2；略过 %3 行</translation>
    </message>
    <message>
        <source>%1 imported in %2</source>
        <translation>已导入 %1，用时 %2</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Exported %1 rows, %2, to %3</source>
        <translation>已导出 %1 行（%2）到 %3</translation>
    </message>
    <message>
        <source>Import a log</source>
        <translation>导入日志</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>No data set yet</source>
        <translation>还没有数据集</translation>
    </message>
    <message numerus="yes">
        <source>%n, newest first</source>
        <translation>
            <numerusform>%n 个，最新在前</numerusform>
        </translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件数</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话数</translation>
    </message>
    <message>
        <source>Mean length</source>
        <translation>平均长度</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Drop a log here, or choose Import…: a CSV, JSON Lines, a Taobao or OTTO log, or one sequence a line, plain or compressed.</source>
        <translation>把日志拖到这里，或选择“导入…”：CSV、JSON Lines、淘宝或 OTTO 日志，或每行一个序列，压缩与否均可。</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Augmenting %1</source>
        <translation>正在增强 %1</translation>
    </message>
    <message>
        <source>%1: %2 sessions, %3 events in %4</source>
        <translation>%1：%2 个会话，%3 条事件，用时 %4</translation>
    </message>
    <message>
        <source>Delete the report &quot;%1&quot;? The data sets stay.</source>
        <translation>删除报告“%1”？数据集会保留。</translation>
    </message>
    <message>
        <source>Augment…</source>
        <translation>增强…</translation>
    </message>
    <message>
        <source>Make a data set from this one, with its sessions changed step by step</source>
        <translation>按步骤改变会话，由此数据集生成新的数据集</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>Tell how near a synthetic data set comes to a real log</source>
        <translation>衡量合成数据集与真实日志的接近程度</translation>
    </message>
    <message>
        <source>Save as HTML…</source>
        <translation>存为 HTML…</translation>
    </message>
    <message>
        <source>Delete report…</source>
        <translation>删除报告…</translation>
    </message>
    <message>
        <source>Fidelity reports</source>
        <translation>保真度报告</translation>
    </message>
    <message>
        <source>Overall fidelity</source>
        <translation>总体保真度</translation>
    </message>
    <message>
        <source>Comparing %1 with %2</source>
        <translation>正在比较 %1 与 %2</translation>
    </message>
    <message>
        <source>The report is ready: %1</source>
        <translation>报告已完成：%1</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>Splitting %1</source>
        <translation>正在拆分 %1</translation>
    </message>
    <message>
        <source>Split into %1 and %2</source>
        <translation>已拆分为 %1 和 %2</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>拆分…</translation>
    </message>
    <message>
        <source>Part the users of this data set into two</source>
        <translation>把该数据集的用户分为两部分</translation>
    </message>
    <message>
        <source>Pages (*.html);;All files (*)</source>
        <translation>网页 (*.html);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Put the data set &quot;%1&quot; into the bin?</source>
        <translation>把数据集“%1”放入回收站？</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>血缘</translation>
    </message>
    <message numerus="yes">
        <source>Exported %1 rows, %2, in %n files from %3 on</source>
        <translation>
            <numerusform>已导出 %1 行，%2，共 %n 个文件，自 %3 起</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DatasetView</name>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>share of events</source>
        <translation>占事件的比例</translation>
    </message>
    <message>
        <source>Session length</source>
        <translation>会话长度</translation>
    </message>
    <message>
        <source>events in a session</source>
        <translation>每个会话的事件数</translation>
    </message>
    <message>
        <source>The lengths of the sessions appear here.</source>
        <translation>会话长度将显示在这里。</translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation>热度</translation>
    </message>
    <message>
        <source>events by rank · log–log</source>
        <translation>按排名的事件数 · 双对数坐标</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>by user, then by time</source>
        <translation>按用户、时间排列</translation>
    </message>
    <message>
        <source>Top items</source>
        <translation>热门商品</translation>
    </message>
    <message>
        <source>events</source>
        <translation>事件数</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户数</translation>
    </message>
    <message>
        <source>items</source>
        <translation>商品数</translation>
    </message>
    <message>
        <source>categories</source>
        <translation>类目数</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>会话数</translation>
    </message>
    <message>
        <source>repeats in a session</source>
        <translation>会话内重复率</translation>
    </message>
    <message>
        <source>first event</source>
        <translation>最早事件</translation>
    </message>
    <message>
        <source>last event</source>
        <translation>最晚事件</translation>
    </message>
    <message>
        <source>mean %1, median %2</source>
        <translation>平均 %1，中位数 %2</translation>
    </message>
    <message>
        <source>Synthesised from the model %1</source>
        <translation>由模型 %1 合成</translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <translation>导入自 %1</translation>
    </message>
    <message>
        <source>Which rows are shown</source>
        <translation>显示哪些行</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>数据行</translation>
    </message>
    <message>
        <source>Rejected %1</source>
        <translation>已拒绝 %1</translation>
    </message>
    <message>
        <source>left out at the import, the first %1</source>
        <translation>导入时跳过，显示前 %1 行</translation>
    </message>
    <message>
        <source>left out at the import</source>
        <translation>导入时跳过</translation>
    </message>
    <message>
        <source>rejected rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>items of %1</source>
        <translation>商品来自 %1</translation>
    </message>
    <message>
        <source>content hash %1</source>
        <translation>内容哈希 %1</translation>
    </message>
    <message>
        <source>Augmented from %1</source>
        <translation>由 %1 增强而来</translation>
    </message>
    <message>
        <source>Some of the users of %1</source>
        <translation>%1 的部分用户</translation>
    </message>
    <message>
        <source>Drawn by the generator %1</source>
        <translation>由生成器 %1 抽取</translation>
    </message>
    <message>
        <source>learnt from %1</source>
        <translation>学自 %1</translation>
    </message>
    <message>
        <source>median price</source>
        <translation>价格中位数</translation>
    </message>
    <message>
        <source>license %1</source>
        <translation>许可 %1</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DatasetsModel</name>
    <message>
        <source>synthetic · %1 events</source>
        <translation>合成 · %1 条事件</translation>
    </message>
    <message>
        <source>imported · %1 events</source>
        <translation>导入 · %1 条事件</translation>
    </message>
    <message>
        <source>augmented · %1 events</source>
        <translation>增强 · %1 条事件</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DeviceList</name>
    <message>
        <source>Looking for devices</source>
        <translation>查找设备</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source> · %1 of %2 free</source>
        <translation> · 可用 %1，共 %2</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DiagramPane</name>
    <message>
        <source>nothing</source>
        <translation>不隐藏</translation>
    </message>
    <message>
        <source>Hidden below</source>
        <translation>隐藏低于</translation>
    </message>
    <message>
        <source>Probability below which arrows are hidden</source>
        <translation>低于此概率的箭头不显示</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>Put the states in a ring, next to each other where much flows between them</source>
        <translation>将状态排成一环，往来多的状态相邻</translation>
    </message>
    <message>
        <source>Fit to view</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Show the whole diagram (Ctrl+0)</source>
        <translation>显示整个状态图（Ctrl+0）</translation>
    </message>
    <message>
        <source>State diagram</source>
        <translation>状态图</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DiagramView</name>
    <message>
        <source>drag it where you like</source>
        <translation>可拖到任意位置</translation>
    </message>
    <message>
        <source>L unlocks it</source>
        <translation>按 L 解锁</translation>
    </message>
    <message>
        <source>drag up or down to change it, L locks it</source>
        <translation>上下拖动可调整，按 L 锁定</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>原为 %1</translation>
    </message>
    <message>
        <source>No probability reaches %1: hide less</source>
        <translation>没有概率达到 %1：请调低隐藏界限</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>移动 %1</translation>
    </message>
    <message>
        <source>%1, in the long run %2 of the time</source>
        <translation>%1，长期占 %2 的时间</translation>
    </message>
    <message>
        <source>Arrange the states</source>
        <translation>排列状态</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DifferenceMatrix</name>
    <message>
        <source>− rarer than real</source>
        <translation>− 少于真实</translation>
    </message>
    <message>
        <source>within chance (p ≥ 5 %, Holm)</source>
        <translation>属偶然（p ≥ 5 %，Holm）</translation>
    </message>
    <message>
        <source>+ more often</source>
        <translation>+ 多于真实</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DifferenceTable</name>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>%1, of what it learnt from</source>
        <translation>%1（其所学数据）</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::DrawPanel</name>
    <message>
        <source>Synthesise from %1</source>
        <translation>用 %1 合成</translation>
    </message>
    <message>
        <source>Synthesise</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>named after the run</source>
        <translation>以运行命名</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::EstimatePanel</name>
    <message>
        <source>Estimate from a log</source>
        <translation>由日志估计</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Catalogue, transitions and smoothing</source>
        <translation>商品目录、转移和平滑</translation>
    </message>
    <message>
        <source>Revisits by action</source>
        <translation>各动作的回访</translation>
    </message>
    <message>
        <source>Gaps by state</source>
        <translation>各状态的间隔</translation>
    </message>
    <message>
        <source>Users and visits</source>
        <translation>用户与到访</translation>
    </message>
    <message>
        <source>Session lengths</source>
        <translation>会话长度</translation>
    </message>
    <message>
        <source>States, transitions and emissions stay as they are; gaps are told apart by them. All that is chosen changes as one edit.</source>
        <translation>状态、转移和发射保持不变；间隔按它们区分。所选各项作为一次编辑一起改变。</translation>
    </message>
    <message>
        <source>There is no data set yet: import one on the Data page.</source>
        <translation>还没有数据集：请先在“数据”页导入。</translation>
    </message>
    <message>
        <source>Choose what to estimate.</source>
        <translation>请选择要估计的内容。</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ExportPanel</name>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Choose a file to write.</source>
        <translation>请选择要写入的文件。</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>没有文件夹 %1。</translation>
    </message>
    <message>
        <source>There is a file &quot;%1&quot; already. Replace it?</source>
        <translation>文件“%1”已存在。要替换它吗？</translation>
    </message>
    <message>
        <source>License</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>RecBole (.inter)</source>
        <translation>RecBole（.inter）</translation>
    </message>
    <message>
        <source>Columns (safetensors)</source>
        <translation>列（safetensors）</translation>
    </message>
    <message>
        <source>Compress with zstd</source>
        <translation>用 zstd 压缩</translation>
    </message>
    <message>
        <source>of the source, for the data card</source>
        <translation>来源的许可，写入数据卡</translation>
    </message>
    <message>
        <source>The columns and names as they are stored, to be mapped into memory; Python reads them too.</source>
        <translation>按存储形式保存的列与名称，可映射到内存；Python 也能读取。</translation>
    </message>
    <message>
        <source>Importing it gives the same data set again. A data card goes beside it: what it is, how it was made, and of what.</source>
        <translation>再次导入可得到相同的数据集。旁边会附上数据卡：说明它是什么、如何生成、来自何处。</translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation>SQLite 数据库</translation>
    </message>
    <message>
        <source>Tables of events, sessions, users, items, categories and actions, and a view &quot;log&quot; with one event a row.</source>
        <translation>事件、会话、用户、商品、类目和行为各一张表，另有视图“log”，每行一个事件。</translation>
    </message>
    <message>
        <source>Data (*%1);;All files (*)</source>
        <translation>数据 (*%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>One JSON object a line for each event: user, session, time, action, item, category, price.</source>
        <translation>每个事件一行 JSON 对象：用户、会话、时间、动作、商品、类目、价格。</translation>
    </message>
    <message>
        <source>RecBole&apos;s file of interactions, and beside it one of the items with their categories and prices.</source>
        <translation>RecBole 的交互文件，并附商品类目与价格文件。</translation>
    </message>
    <message>
        <source>One event a row: user, session, time, action, item, category, price.</source>
        <translation>每行一个事件：用户、会话、时间、动作、商品、类目、价格。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件数</translation>
    </message>
    <message>
        <source>More than one: files of about as many events each, numbered in their names; every user is in one of them</source>
        <translation>多于一个时：各文件的事件数大致相同，文件名带编号；每个用户只在其中一个文件里</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::FieldCharts</name>
    <message>
        <source>Time in seconds</source>
        <translation>用时（秒）</translation>
    </message>
    <message>
        <source>The most telling fields</source>
        <translation>最有说明力的字段</translation>
    </message>
    <message>
        <source>drag along an axis to choose runs</source>
        <translation>沿坐标轴拖动以选择运行</translation>
    </message>
    <message>
        <source>a dot a run</source>
        <translation>每个点是一次运行</translation>
    </message>
    <message numerus="yes">
        <source>Select %n run(s)</source>
        <translation>
            <numerusform>选择 %n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>两个</translation>
    </message>
    <message>
        <source>Several</source>
        <translation>多个</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>坐标轴</translation>
    </message>
    <message>
        <source>Choose the fields that are axes</source>
        <translation>选择作为坐标轴的字段</translation>
    </message>
    <message>
        <source>No run has both fields</source>
        <translation>没有运行同时具有这两个字段</translation>
    </message>
    <message>
        <source>Needs runs that differ in two fields; choose them under Axes</source>
        <translation>需要在两个字段上不同的运行；请在“坐标轴”中选择字段</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>How many fields</source>
        <translation>字段数量</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::FigureList</name>
    <message>
        <source>Figures of the report</source>
        <translation>报告的各项指标</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>数值 %1</translation>
    </message>
    <message>
        <source>95 % %1</source>
        <translation>95 % 区间 %1</translation>
    </message>
    <message>
        <source>other real sessions %1</source>
        <translation>其他真实会话 %1</translation>
    </message>
    <message>
        <source>shuffled ones %1</source>
        <translation>打乱后 %1</translation>
    </message>
    <message>
        <source>by chance alone %1</source>
        <translation>仅因抽样 %1</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>差</translation>
    </message>
    <message>
        <source>good</source>
        <translation>好</translation>
    </message>
    <message>
        <source>as other real sessions</source>
        <translation>如同其他真实会话</translation>
    </message>
    <message>
        <source>as shuffled ones</source>
        <translation>如同打乱的会话</translation>
    </message>
    <message>
        <source>value, 95 %</source>
        <translation>数值，95 %</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::FiguresLoader</name>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>Reading the catalogue</source>
        <translation>正在读取商品目录</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::FitCurves</name>
    <message>
        <source>Log-likelihood</source>
        <translation>对数似然</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>迭代</translation>
    </message>
    <message>
        <source>The log-likelihood rises here</source>
        <translation>对数似然将在此处上升</translation>
    </message>
    <message>
        <source>with the first iteration</source>
        <translation>从第一次迭代开始</translation>
    </message>
    <message>
        <source>Log-likelihood by iteration</source>
        <translation>各次迭代的对数似然</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>当前：%1</translation>
    </message>
    <message>
        <source>best: %1</source>
        <translation>最佳：%1</translation>
    </message>
    <message>
        <source>chosen: %1</source>
        <translation>选中：%1</translation>
    </message>
    <message>
        <source>%1, start %2</source>
        <translation>%1，起点 %2</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::FitOutcome</name>
    <message>
        <source>See what changed</source>
        <translation>查看变化</translation>
    </message>
    <message numerus="yes">
        <source>%n persona(s): silhouette %1</source>
        <translation>
            <numerusform>%n 种画像：轮廓系数 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>states</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>log-likelihood</source>
        <translation>对数似然</translation>
    </message>
    <message>
        <source>BIC</source>
        <translation>BIC</translation>
    </message>
    <message>
        <source>AIC</source>
        <translation>AIC</translation>
    </message>
    <message>
        <source>personas × states</source>
        <translation>画像 × 状态</translation>
    </message>
    <message>
        <source>%1, counted</source>
        <translation>%1，计数</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>held-out perplexity</source>
        <translation>留出困惑度</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::FitPanel</name>
    <message>
        <source>Fit to a log</source>
        <translation>用日志拟合</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>拟合</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>k-means clusters</source>
        <translation>k-means 聚类</translation>
    </message>
    <message>
        <source>random rows</source>
        <translation>随机的行</translation>
    </message>
    <message>
        <source>nearly uniform rows</source>
        <translation>近似均匀的行</translation>
    </message>
    <message>
        <source>the model as it is now</source>
        <translation>当前模型</translation>
    </message>
    <message>
        <source> iterations</source>
        <translation> 次迭代</translation>
    </message>
    <message>
        <source>Finds states that explain the actions best. Stop keeps the best so far.</source>
        <translation>寻找最能解释动作的状态。停止时保留目前最好的结果。</translation>
    </message>
    <message>
        <source>Counts what follows what in the log: as many states as the log has actions.</source>
        <translation>统计日志中动作的先后：日志有多少种动作，就有多少个状态。</translation>
    </message>
    <message>
        <source>There is no data set yet: import one on the Data page.</source>
        <translation>还没有数据集：请先在“数据”页导入。</translation>
    </message>
    <message>
        <source>Choose by</source>
        <translation>选择依据</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>起点数</translation>
    </message>
    <message>
        <source>Hold out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Pseudo-count</source>
        <translation>伪计数</translation>
    </message>
    <message>
        <source>This model as prior</source>
        <translation>以此模型为先验</translation>
    </message>
    <message>
        <source>Locked cells keep their values</source>
        <translation>已锁定的单元格保持原值</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Fewest states</source>
        <translation>最少状态数</translation>
    </message>
    <message>
        <source>Most states</source>
        <translation>最多状态数</translation>
    </message>
    <message>
        <source>BIC</source>
        <translation>BIC</translation>
    </message>
    <message>
        <source>AIC</source>
        <translation>AIC</translation>
    </message>
    <message>
        <source>perplexity of what is held out</source>
        <translation>留出部分的困惑度</translation>
    </message>
    <message>
        <source>Baum-Welch climbs to the nearest top: of several starts the highest is kept</source>
        <translation>Baum-Welch 只会爬到最近的峰顶：多个起点中保留最高的一个</translation>
    </message>
    <message>
        <source> % of the sessions</source>
        <translation> % 的会话</translation>
    </message>
    <message>
        <source>They judge the fit; the chosen model then goes on with all sessions</source>
        <translation>用来评判拟合；选出的模型随后用全部会话继续拟合</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>收起设置</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Events added to each cell, so that what was never seen stays possible</source>
        <translation>为每个单元格添加的事件数，使从未出现的情形仍有可能</translation>
    </message>
    <message>
        <source> events a row</source>
        <translation> 个事件／行</translation>
    </message>
    <message>
        <source>How many events of each row the open model stands for</source>
        <translation>当前模型在每一行相当于多少个事件</translation>
    </message>
    <message>
        <source>%1 an event</source>
        <translation>每事件 %1</translation>
    </message>
    <message>
        <source>Sessions end by the model (END state)</source>
        <translation>会话由模型结束（结束状态）</translation>
    </message>
    <message>
        <source>Hold out some of the sessions to choose by them.</source>
        <translation>请留出部分会话作为选择依据。</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Baum-Welch</source>
        <translation>Baum-Welch</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>用户画像</translation>
    </message>
    <message>
        <source>States of each</source>
        <translation>每种的状态数</translation>
    </message>
    <message>
        <source>Fewest personas</source>
        <translation>最少画像数</translation>
    </message>
    <message>
        <source>Most personas</source>
        <translation>最多画像数</translation>
    </message>
    <message>
        <source>Kinds of users, told apart by the shares of their actions: each gets states of its own. Of several numbers the one with the clearest kinds is taken</source>
        <translation>按各动作占比区分的用户类型，每种都有自己的状态。给出多个数目时，取类型最分明的一个</translation>
    </message>
    <message>
        <source>All personas together have more than %1 states.</source>
        <translation>全部画像的状态合计超过 %1 个。</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态数</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>By itself a new version of the open model; under another name a model of its own</source>
        <translation>默认为当前模型的新版本；换一个名称则另存为新模型</translation>
    </message>
    <message>
        <source>The result needs a name.</source>
        <translation>结果需要名称。</translation>
    </message>
    <message>
        <source>Also the generator: items, times and users</source>
        <translation>同时估计生成器：商品、时间和用户</translation>
    </message>
    <message>
        <source>Estimates catalogue, revisits, gaps, visits and lengths from the same log; otherwise the result has those of a new model</source>
        <translation>由同一日志估计商品目录、回访、间隔、到访和长度；否则结果沿用新模型的默认值</translation>
    </message>
    <message>
        <source>The likelier of both</source>
        <translation>两者中更可能的</translation>
    </message>
    <message>
        <source>Counts, finds hidden states too, and keeps what makes held-out sessions likelier.</source>
        <translation>既计数也寻找隐藏状态，保留使留出会话更可能的一个。</translation>
    </message>
    <message>
        <source>%1: the numbers run from %2 to %3, which is less.</source>
        <translation>%1：数值从 %2 到 %3，后者更小。</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::FrequencyView</name>
    <message>
        <source>Action frequencies</source>
        <translation>动作频率</translation>
    </message>
    <message>
        <source>share of all events of %1 sessions</source>
        <translation>占 %1 个会话全部事件的比例</translation>
    </message>
    <message>
        <source>Frequencies</source>
        <translation>频率</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::FrequentList</name>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>synthetic: %1</source>
        <translation>合成：%1</translation>
    </message>
    <message>
        <source>%1: %2, 95 % interval %3 to %4</source>
        <translation>%1：%2，95 % 区间 %3 至 %4</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::FrequentView</name>
    <message>
        <source>Most frequent sessions</source>
        <translation>最常见的会话</translation>
    </message>
    <message>
        <source>The sessions that occur most often, synthetic and real ones together. The share of the model is the exact probability of that session, that of the log is counted.</source>
        <translation>合成与真实合在一起最常出现的会话。模型的比例是该会话的精确概率，日志的比例由计数得出。</translation>
    </message>
    <message>
        <source>whole sessions, share of all sessions</source>
        <translation>完整会话，占全部会话的比例</translation>
    </message>
    <message>
        <source>Top sessions</source>
        <translation>常见会话</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::FunnelView</name>
    <message>
        <source>of all</source>
        <translation>占全部</translation>
    </message>
    <message>
        <source>of the last</source>
        <translation>占上一步</translation>
    </message>
    <message>
        <source>+ Add a step</source>
        <translation>+ 添加一步</translation>
    </message>
    <message>
        <source>A session comes as far as a step when it shows its action after that of the step before, with anything between them. Shares of the model are exact; those of the log are counted, and their whiskers are 95 % intervals.</source>
        <translation>会话在上一步的动作之后出现本步的动作，即算到达本步，其间可有任何动作。模型的比例是精确值；日志的比例由计数得出，须线为 95 % 区间。</translation>
    </message>
    <message>
        <source>sessions that show these actions in this order; of the model exactly</source>
        <translation>依次出现这些动作的会话；模型为精确值</translation>
    </message>
    <message>
        <source>Remove this step</source>
        <translation>删除这一步</translation>
    </message>
    <message>
        <source>Action of step %1</source>
        <translation>第 %1 步的动作</translation>
    </message>
    <message>
        <source>%1: synthetic %2 of all sessions</source>
        <translation>%1：合成占全部会话的 %2</translation>
    </message>
    <message>
        <source>, %1 of those of the step before</source>
        <translation>，占上一步的 %1</translation>
    </message>
    <message>
        <source>, %1 of those of “%2”</source>
        <translation>，占“%2”的 %1</translation>
    </message>
    <message>
        <source>%1: %2 sessions, %3 of all (95 % interval %4 to %5)</source>
        <translation>%1：%2 个会话，占全部的 %3（95 % 区间 %4 至 %5）</translation>
    </message>
    <message>
        <source>, %1 of those of the step before (%2 to %3)</source>
        <translation>，占上一步的 %1（%2 至 %3）</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::GapCard</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>no pause</source>
        <translation>无停顿</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 及以上</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>State whose gaps are shown</source>
        <translation>显示哪个状态的间隔</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>离散</translation>
    </message>
    <message>
        <source>No pause</source>
        <translation>无停顿</translation>
    </message>
    <message>
        <source>Median gap</source>
        <translation>间隔中位数</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Spread of the gaps</source>
        <translation>间隔的离散</translation>
    </message>
    <message>
        <source>Two thirds of the gaps lie between the median divided and multiplied by it</source>
        <translation>三分之二的间隔介于中位数除以它与乘以它之间</translation>
    </message>
    <message>
        <source>Events without a pause</source>
        <translation>无停顿的事件</translation>
    </message>
    <message>
        <source>How often the next event has the very same time</source>
        <translation>下一事件时刻完全相同的频率</translation>
    </message>
    <message>
        <source>Histogram of the gaps</source>
        <translation>间隔直方图</translation>
    </message>
    <message>
        <source>pause, on a logarithmic scale</source>
        <translation>停顿，对数刻度</translation>
    </message>
    <message>
        <source>median %1 to %2 s, spread %3 to %4 (95 %)</source>
        <translation>中位数 %1 至 %2 秒，离散 %3 至 %4（95 %）</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>a median of 20 s in every state</source>
        <translation>每个状态的中位数均为 20 秒</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设定</translation>
    </message>
    <message>
        <source>%1 · %2 gaps</source>
        <translation>%1 · %2 个间隔</translation>
    </message>
    <message>
        <source>Intervals from standard errors; where states are hidden, gaps count by their probability</source>
        <translation>区间由标准误得出；状态不可见时，间隔按概率计数</translation>
    </message>
    <message>
        <source>Set gaps of %1</source>
        <translation>设定 %1 的间隔</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>What of the gaps is shown</source>
        <translation>显示间隔的哪一方面</translation>
    </message>
    <message>
        <source>from %1:00 to %1:59 UTC</source>
        <translation>%1:00 至 %1:59 UTC</translation>
    </message>
    <message>
        <source>Gaps by hour</source>
        <translation>各时段的间隔</translation>
    </message>
    <message>
        <source>hour (UTC), length of a pause beside that of its state</source>
        <translation>小时（UTC），停顿时长与该状态通常时长之比</translation>
    </message>
    <message>
        <source>hours of few gaps or users are drawn towards the others</source>
        <translation>间隔或用户少的时段向其他时段靠拢</translation>
    </message>
    <message>
        <source>the log shows no differences beyond chance</source>
        <translation>日志未显示超出偶然的差异</translation>
    </message>
    <message>
        <source>Set gaps by hour</source>
        <translation>设置各时段的间隔</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::GeneratorFields</name>
    <message>
        <source>Share of the events before that the network is not told while it learns, so that it listens to more</source>
        <translation>学习时不告知网络的先前事件比例，使其更多利用其他信息</translation>
    </message>
    <message>
        <source>After the epochs, in which it learns the log itself</source>
        <translation>在学习日志本身的各轮之后</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::GeneratorView</name>
    <message>
        <source>Estimate the generator from %1</source>
        <translation>由 %1 估计生成器</translation>
    </message>
    <message>
        <source>The model has other states or actions since: estimate again.</source>
        <translation>模型的状态或动作已改变：请重新估计。</translation>
    </message>
    <message>
        <source>Estimated from %1</source>
        <translation>已由 %1 估计</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::GroupTable</name>
    <message numerus="yes">
        <source>%1 · %n seed(s)</source>
        <translation>
            <numerusform>%1 · %n 个种子</numerusform>
        </translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Δ baseline</source>
        <translation>Δ 基线</translation>
    </message>
    <message>
        <source>interval of 95 %</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>p, corrected</source>
        <translation>p（校正后）</translation>
    </message>
    <message>
        <source>Fidelity</source>
        <translation>保真度</translation>
    </message>
    <message>
        <source>The baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Not measured on the same questions as the baseline</source>
        <translation>与基线的测试样本不同，无法检验</translation>
    </message>
    <message>
        <source>By itself %1; corrected after Holm for all tests of this comparison</source>
        <translation>单独检验为 %1；已按 Holm 方法对本次比较的全部检验校正</translation>
    </message>
    <message>
        <source>Of the sessions that it learnt from: 1 as near to real ones as other real ones, 0 as far as shuffled ones</source>
        <translation>所学会话的保真度：1 表示与真实会话的接近程度如同另一批真实会话，0 表示与打乱后的会话一样远</translation>
    </message>
    <message>
        <source>Nobody compared the data behind it with a real log</source>
        <translation>其背后的数据尚未与真实日志比较过</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n run(s)</source>
        <translation>
            <numerusform>%1 · %n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>No figure of a test</source>
        <translation>没有测试指标</translation>
    </message>
    <message>
        <source>Mean of the runs; %1 to %2 (95 %)</source>
        <translation>各次运行的均值；%1 至 %2（95 %）</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::GroupedRuns</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source> · NDCG@10 %1 on average</source>
        <translation> · NDCG@10 平均 %1</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::Histogram</name>
    <message>
        <source>%1 or more</source>
        <translation>%1 及以上</translation>
    </message>
    <message>
        <source>beside: %1</source>
        <translation>对照：%1</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ImportPanel</name>
    <message>
        <source>commas</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>blanks</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Times are</source>
        <translation>时间格式</translation>
    </message>
    <message>
        <source>A pause ends a session</source>
        <translation>会话超时</translation>
    </message>
    <message>
        <source>Action of every row</source>
        <translation>每行的动作</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>seconds since 1970</source>
        <translation>1970 年起的秒数</translation>
    </message>
    <message>
        <source>milliseconds since 1970</source>
        <translation>1970 年起的毫秒数</translation>
    </message>
    <message>
        <source>dates, such as 2017-11-25 08:00</source>
        <translation>日期，如 2017-11-25 08:00</translation>
    </message>
    <message>
        <source>A longer pause starts a new session: 30m, 2h, 1d</source>
        <translation>间隔超过此时长，就开始新会话：30m、2h、1d</translation>
    </message>
    <message>
        <source>Recognised: one sequence a line · %1</source>
        <translation>已识别：每行一条序列 · %1</translation>
    </message>
    <message>
        <source>Recognised: a table with a header, columns apart by %1 · %2</source>
        <translation>已识别：有表头的表格，以%1分隔 · %2</translation>
    </message>
    <message>
        <source>Recognised: a table without a header, columns apart by %1 · %2</source>
        <translation>已识别：无表头的表格，以%1分隔 · %2</translation>
    </message>
    <message>
        <source>The item is not mapped: choose the column that holds it.</source>
        <translation>还没有指定商品列：请选择商品所在的列。</translation>
    </message>
    <message>
        <source>Neither user nor session is mapped: one of them is needed.</source>
        <translation>用户列和会话列都没有指定：至少需要一个。</translation>
    </message>
    <message>
        <source>The pause is no duration: write 30m, 2h or 1d.</source>
        <translation>会话超时不是有效时长：请写成 30m、2h 或 1d。</translation>
    </message>
    <message>
        <source>Without an action column, say which action every row is.</source>
        <translation>没有动作列时，请填写每行是什么动作。</translation>
    </message>
    <message>
        <source>Give the data set a name.</source>
        <translation>请给数据集起个名称。</translation>
    </message>
    <message>
        <source>Recognised: the OTTO layout, one session a line · %1</source>
        <translation>已识别：OTTO 格式，每行一个会话 · %1</translation>
    </message>
    <message>
        <source>Recognised: JSON Lines, one event a line · %1</source>
        <translation>已识别：JSON Lines，每行一个事件 · %1</translation>
    </message>
    <message>
        <source>Recognised: columns of a data set · %1</source>
        <translation>已识别：数据集的列 · %1</translation>
    </message>
    <message>
        <source>Recognised: the %1 layout · %2</source>
        <translation>已识别：%1 格式 · %2</translation>
    </message>
    <message numerus="yes">
        <source>Import %1 and %n more</source>
        <translation>
            <numerusform>导入 %1 及另外 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Text is in</source>
        <translation>文本编码</translation>
    </message>
    <message>
        <source>day first, such as 25/11/2017 8:00</source>
        <translation>日在前，如 25/11/2017 8:00</translation>
    </message>
    <message>
        <source>month first, such as 11/25/2017 8:00</source>
        <translation>月在前，如 11/25/2017 8:00</translation>
    </message>
    <message>
        <source>vertical bars</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>Columns are apart by</source>
        <translation>列分隔符</translation>
    </message>
    <message>
        <source>License</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>for the data cards of what is made of it</source>
        <translation>写入由它生成的数据的数据卡</translation>
    </message>
    <message numerus="yes">
        <source>first %n row(s)</source>
        <translation>
            <numerusform>前 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>An item has one price: the median of its rows.</source>
        <translation>每件商品只有一个价格：取各行的中位数。</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::InitialBar</name>
    <message>
        <source>Lock or unlock</source>
        <translation>锁定或解锁</translation>
    </message>
    <message>
        <source>Set as target…</source>
        <translation>设为目标…</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::InterestCard</name>
    <message>
        <source>Set the smoothing of item transitions</source>
        <translation>设定商品转移的平滑</translation>
    </message>
    <message>
        <source>Transitions between categories</source>
        <translation>类目之间的转移</translation>
    </message>
    <message>
        <source>The transitions between the categories of the catalogue will stand here.</source>
        <translation>此处将显示商品目录中类目之间的转移。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Takes back what was set of this cell (Delete)</source>
        <translation>撤回对该单元格的设定（Delete）</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smoothing of item transitions</source>
        <translation>商品转移的平滑</translation>
    </message>
    <message>
        <source>How many events the category&apos;s transitions count against those that followed an item itself: 0 follows the items alone</source>
        <translation>类目转移相当于多少个事件，与商品自身的后继相比：0 只看商品本身</translation>
    </message>
    <message>
        <source>events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>no category</source>
        <translation>无类目</translation>
    </message>
    <message>
        <source>P(next category | category), % · %1 of %2</source>
        <translation>P(下一类目 | 类目)，% · %2 个中的 %1 个</translation>
    </message>
    <message>
        <source>P(next category | category), %</source>
        <translation>P(下一类目 | 类目)，%</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 set by hand</source>
        <translation>手动设为 %1</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>虚构</translation>
    </message>
    <message>
        <source>%1 of %2, %3 to %4 (95 %)</source>
        <translation>%2 次中 %1 次，%3 至 %4（95 %）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) set by hand</source>
        <translation>
            <numerusform>%n 个单元格手动设定</numerusform>
        </translation>
    </message>
    <message>
        <source>invented items follow their categories alone</source>
        <translation>虚构商品只随类目变化</translation>
    </message>
    <message>
        <source>stays in a category for seven of ten steps</source>
        <translation>十步中有七步停留在同一类目</translation>
    </message>
    <message>
        <source>%1 to %2 (95 %)</source>
        <translation>%1 至 %2（95 %）</translation>
    </message>
    <message>
        <source>smoothing not estimated</source>
        <translation>平滑未经估计</translation>
    </message>
    <message>
        <source>%1 · %2 steps held out</source>
        <translation>%1 · 留出 %2 步</translation>
    </message>
    <message>
        <source>Perplexity of the next item of %1 held-out sessions: %2; with items alone %3, with categories alone %4</source>
        <translation>%1 个留出会话的下一商品困惑度：%2；只看商品 %3，只看类目 %4</translation>
    </message>
    <message>
        <source>Set interest %1 → %2</source>
        <translation>设定兴趣 %1 → %2</translation>
    </message>
    <message>
        <source>Take back interest %1 → %2</source>
        <translation>撤回兴趣 %1 → %2</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>兴趣</translation>
    </message>
    <message>
        <source>Set how items are come by</source>
        <translation>设置商品的到达方式</translation>
    </message>
    <message>
        <source>by categories alone</source>
        <translation>只随类目</translation>
    </message>
    <message>
        <source>%1 or more (95 %)</source>
        <translation>不小于 %1（95 %）</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::LearningFields</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>What is done to each sequence every time it is learnt: steps with their rates, such as &quot;crop:0.8, substitute:0.1&quot;</source>
        <translation>每次学习序列时所做的改动：步骤及其比率，例如“crop:0.8, substitute:0.1”</translation>
    </message>
    <message>
        <source>to the last epoch</source>
        <translation>训练到最后一轮</translation>
    </message>
    <message>
        <source>Stop after so many epochs without a better validation; the best epoch is kept anyway</source>
        <translation>验证结果连续这么多轮没有改善就停止；无论如何都会保留最好的一轮</translation>
    </message>
    <message>
        <source>Largest norm of the gradient of a step; 0: any</source>
        <translation>每步梯度范数的上限；0 表示不限</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::LengthCard</name>
    <message>
        <source>Set the length of sessions</source>
        <translation>设定会话长度</translation>
    </message>
    <message>
        <source>END</source>
        <translation>END</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>What ends a session</source>
        <translation>会话如何结束</translation>
    </message>
    <message>
        <source>Sessions end by the END state, have all as many events, or a number that is drawn</source>
        <translation>会话由 END 状态结束、事件数都相同，或事件数随机抽取</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件数</translation>
    </message>
    <message>
        <source>Events of each session</source>
        <translation>每个会话的事件数</translation>
    </message>
    <message>
        <source>Shares of sessions by length</source>
        <translation>各长度的会话占比</translation>
    </message>
    <message>
        <source>events of a session</source>
        <translation>会话的事件数</translation>
    </message>
    <message>
        <source>The model has no END state: choose a fixed or a drawn length, or ask for one at the synthesis.</source>
        <translation>模型没有 END 状态：请选择固定或抽取的长度，或在合成时指定。</translation>
    </message>
    <message>
        <source>%1 events or more</source>
        <translation>%1 个事件及以上</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>mean %1 · drag a column, or choose one and type</source>
        <translation>平均 %1 · 拖动柱子，或选中后输入</translation>
    </message>
    <message>
        <source>mean %1 · follows from the END probabilities</source>
        <translation>平均 %1 · 由 END 概率得出</translation>
    </message>
    <message>
        <source>open: neither an END state nor a length</source>
        <translation>未定：既无 END 状态也无长度</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设定</translation>
    </message>
    <message>
        <source>%1 · %2 sessions</source>
        <translation>%1 · %2 个会话</translation>
    </message>
    <message>
        <source>Sessions end by the END state</source>
        <translation>会话由 END 状态结束</translation>
    </message>
    <message>
        <source>Sessions of a fixed length</source>
        <translation>会话长度固定</translation>
    </message>
    <message>
        <source>Sessions of drawn lengths</source>
        <translation>会话长度随机抽取</translation>
    </message>
    <message numerus="yes">
        <source>Set sessions of %n event(s)</source>
        <translation>
            <numerusform>设定 %n 个事件的会话</numerusform>
        </translation>
    </message>
    <message>
        <source>Session length</source>
        <translation>会话长度</translation>
    </message>
    <message>
        <source>by the END of each state</source>
        <translation>由各状态的 END 概率决定</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::LengthView</name>
    <message>
        <source>events in a session</source>
        <translation>会话中的事件数</translation>
    </message>
    <message>
        <source>Session length</source>
        <translation>会话长度</translation>
    </message>
    <message>
        <source>share of %1 sessions by their events · mean %2</source>
        <translation>%1 个会话按事件数的比例 · 平均 %2</translation>
    </message>
    <message>
        <source>, %1 %2</source>
        <translation>，%1 %2</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::LineChart</name>
    <message numerus="yes">
        <source>smoothing: moving average, %n step(s)</source>
        <translation>
            <numerusform>平滑：%n 步移动平均</numerusform>
        </translation>
    </message>
    <message>
        <source>smoothing: none</source>
        <translation>平滑：无</translation>
    </message>
    <message>
        <source>Cursor</source>
        <translation>光标</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>time of day, from %1</source>
        <translation>时刻，自 %1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>轮次 %1</translation>
    </message>
    <message>
        <source>%1 examples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>%1 后</translation>
    </message>
    <message numerus="yes">
        <source>smoothing: mean of %n step(s)</source>
        <translation>
            <numerusform>平滑：%n 步均值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>smoothing: Gaussian, %n step(s)</source>
        <translation>
            <numerusform>平滑：高斯，%n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>reduction: lowest and highest of each pixel</source>
        <translation>抽取：每像素最小–最大</translation>
    </message>
    <message>
        <source>reduction: none</source>
        <translation>抽取：无</translation>
    </message>
    <message>
        <source>without what is far out</source>
        <translation>不计离群值</translation>
    </message>
    <message>
        <source>enlarged; double click shows all</source>
        <translation>已放大，双击显示全部</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::LineageCard</name>
    <message>
        <source>chosen</source>
        <translation>已选中</translation>
    </message>
    <message>
        <source>made from %1</source>
        <translation>来自 %1</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::LineageView</name>
    <message>
        <source>Lineage</source>
        <translation>血缘</translation>
    </message>
    <message>
        <source>model, data, pre-training, fine-tuning, and what came of it · a card opens what it stands for</source>
        <translation>模型、数据、预训练、微调及其结果 · 点击卡片打开对应内容</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Choose a run or a data set to see where it came from</source>
        <translation>选择一次运行或一个数据集，查看它的来源</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::LogDifferenceView</name>
    <message>
        <source>What follows an action, synthetic minus real</source>
        <translation>动作之后的动作：合成减真实</translation>
    </message>
    <message>
        <source>P(next action | action) of the synthetic sessions minus that of the log, in percentage points. Each cell is a z-test of two proportions whose variance is that between sessions. A cell has a colour where p &lt; 5 % after Holm&apos;s correction over all tested cells: the risk of a single wrong one is at most 5 %. Cells with fewer than 5 expected cases are not tested and stay grey.</source>
        <translation>合成会话的 P(下一动作 | 动作) 减去日志的，单位为百分点。每格是两个比例的 z 检验，方差取会话之间的方差。对所有受检格作 Holm 校正后 p &lt; 5 % 才着色：哪怕只错一格的风险也不超过 5 %。期望次数不足 5 的格不检验，保持灰色。</translation>
    </message>
    <message>
        <source>What differs from a real log appears here.</source>
        <translation>这里显示与真实日志的差异。</translation>
    </message>
    <message>
        <source>Choose a log beside, at the top of this card.</source>
        <translation>请在此卡片上方选择对照日志。</translation>
    </message>
    <message>
        <source>what follows an action: synthetic − %1, in points</source>
        <translation>动作之后的动作：合成 − %1，百分点</translation>
    </message>
    <message>
        <source>Point at a cell, or use the arrow keys, for its numbers.</source>
        <translation>指向某格或用方向键查看数值。</translation>
    </message>
    <message>
        <source>%1 → %2: synthetic %3 of %4, log %5 of %6</source>
        <translation>%1 → %2：合成 %3（共 %4），日志 %5（共 %6）</translation>
    </message>
    <message>
        <source>beyond chance</source>
        <translation>超出偶然</translation>
    </message>
    <message>
        <source>within chance</source>
        <translation>属偶然</translation>
    </message>
    <message>
        <source>%1 ± %2 points, p %3 by itself, %4</source>
        <translation>%1 ± %2 百分点，单格 p %3，%4</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::LogModel</name>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::MachineFigures</name>
    <message>
        <source>%1 cores</source>
        <translation>%1 核</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>还没有测量</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::MarkBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::MatrixView</name>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <source>odds %1</source>
        <translation>发生比 %1</translation>
    </message>
    <message>
        <source>once in %1</source>
        <translation>平均每 %1 次出现一次</translation>
    </message>
    <message numerus="yes">
        <source>Unlock %n cell(s)</source>
        <translation>
            <numerusform>解锁 %n 个单元格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lock %n cell(s)</source>
        <translation>
            <numerusform>锁定 %n 个单元格</numerusform>
        </translation>
    </message>
    <message>
        <source>L unlocks it</source>
        <translation>按 L 解锁</translation>
    </message>
    <message>
        <source>L locks it</source>
        <translation>按 L 锁定</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>锁定或解锁</translation>
    </message>
    <message>
        <source>Set as target…</source>
        <translation>设为目标…</translation>
    </message>
    <message>
        <source>State %1</source>
        <translation>状态 %1</translation>
    </message>
    <message>
        <source>Action %1</source>
        <translation>动作 %1</translation>
    </message>
    <message>
        <source>The %1 states</source>
        <translation>这 %1 个状态</translation>
    </message>
    <message>
        <source>The %1 actions</source>
        <translation>这 %1 个动作</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Split in two</source>
        <translation>一分为二</translation>
    </message>
    <message>
        <source>Merge into one</source>
        <translation>合并为一</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add state</source>
        <translation>添加状态</translation>
    </message>
    <message>
        <source>Add action</source>
        <translation>添加动作</translation>
    </message>
    <message>
        <source>A click opens the bars, a double click renames</source>
        <translation>单击展开条形，双击改名</translation>
    </message>
    <message>
        <source>Logarithmic colours</source>
        <translation>对数色阶</translation>
    </message>
    <message>
        <source>lasts %1 events on average</source>
        <translation>平均持续 %1 个事件</translation>
    </message>
    <message>
        <source>lasts for ever</source>
        <translation>永远持续</translation>
    </message>
    <message>
        <source>practically never</source>
        <translation>几乎从不</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>%1: sum %2, entropy %3 of the largest possible</source>
        <translation>%1：合计 %2，熵为最大值的 %3</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::MetricGrid</name>
    <message>
        <source>zeros in %</source>
        <translation>零值占比（%）</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Columns that fit</source>
        <translation>列数自动</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n 列</numerusform>
        </translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Choose which metrics are drawn, and in how many columns</source>
        <translation>选择画哪些指标、分几列</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n seed(s)</source>
        <translation>
            <numerusform>%1 · %n 个种子</numerusform>
        </translation>
    </message>
    <message>
        <source>Each run by itself</source>
        <translation>逐个运行</translation>
    </message>
    <message>
        <source>Mean of the seeds ± standard deviation</source>
        <translation>各种子的均值 ± 标准差</translation>
    </message>
    <message>
        <source>Mean of the seeds ± standard error</source>
        <translation>各种子的均值 ± 标准误</translation>
    </message>
    <message>
        <source>Mean of the seeds, interval of 95 %</source>
        <translation>各种子的均值，95 % 区间</translation>
    </message>
    <message>
        <source>Mean of the seeds, smallest to largest</source>
        <translation>各种子的均值，最小到最大</translation>
    </message>
    <message>
        <source>what can be known: %1</source>
        <translation>可知的上限：%1</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::MixPanel</name>
    <message>
        <source>Mix in a persona</source>
        <translation>混入用户画像</translation>
    </message>
    <message>
        <source>Mix in</source>
        <translation>混入</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Its share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>The open one</source>
        <translation>当前模型</translation>
    </message>
    <message>
        <source> % of the sessions</source>
        <translation> % 的会话</translation>
    </message>
    <message>
        <source>Each session is of one persona and goes by its behaviour from the first event to the last. Personas stand in one matrix, each with states of its own.</source>
        <translation>每个会话属于一种用户画像，自始至终按其行为进行。各画像并列于同一矩阵，各有自己的状态。</translation>
    </message>
    <message>
        <source>There is no other model: fit or import one, or make one from a template.</source>
        <translation>没有其他模型：请拟合、导入，或从模板新建一个。</translation>
    </message>
    <message>
        <source>Each persona needs a name.</source>
        <translation>每种画像都需要名称。</translation>
    </message>
    <message>
        <source>The personas need different names.</source>
        <translation>各画像的名称必须不同。</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ModelBars</name>
    <message>
        <source>Recovered edits of %1 from %2: Sessionsmith had ended before they were saved.</source>
        <translation>已恢复 %1 在 %2 的修改：Sessionsmith 未及保存便已退出。</translation>
    </message>
    <message>
        <source>New name of the model</source>
        <translation>模型的新名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Put the model &quot;%1&quot; with all its versions into the bin?</source>
        <translation>把模型“%1”及其所有版本放入回收站？</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ModelDocument</name>
    <message>
        <source>initial</source>
        <translation>初始</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>%1 is locked: unlock it first</source>
        <translation>%1 已锁定：请先解锁</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>锁定 %1</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>解锁 %1</translation>
    </message>
    <message>
        <source>What is pasted has %1 × %2 cells: from here on there is room for %3 × %4</source>
        <translation>粘贴内容有 %1 × %2 个单元格，而从此处起只容得下 %3 × %4 个</translation>
    </message>
    <message>
        <source>Row %1 of what is pasted holds only zeros</source>
        <translation>粘贴内容的第 %1 行全为零</translation>
    </message>
    <message>
        <source>Paste %1 × %2 probabilities</source>
        <translation>粘贴 %1 × %2 个概率</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>Locked cells leave no room for what is pasted: unlock some of them first</source>
        <translation>粘贴处的单元格已锁定，没有余量：请先解锁其中一些</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stayed as they were: their cells are locked</source>
        <translation>
            <numerusform>%n 行保持不变：其单元格已锁定</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has %2 now: the locked cells of the row leave no more</source>
        <translation>%1 现在为 %2：该行已锁定的单元格只留下这么多</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ModelFields</name>
    <message>
        <source>own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>score items by their embeddings</source>
        <translation>用商品嵌入打分</translation>
    </message>
    <message>
        <source>Items are scored by the embeddings that they are read with; otherwise by weights of their own</source>
        <translation>打分与读入共用商品嵌入；否则另有一套权重</translation>
    </message>
    <message>
        <source>The model is told the category of each item</source>
        <translation>让模型知道每件商品的类别</translation>
    </message>
    <message>
        <source>The model is told the time since the event before</source>
        <translation>让模型知道距上一事件的时间</translation>
    </message>
    <message>
        <source>Of T5 those of encoder and decoder together</source>
        <translation>T5 的层数为编码器与解码器之和</translation>
    </message>
    <message>
        <source>an input of the model</source>
        <translation>作为模型输入</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ModelFigures</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Expected length</source>
        <translation>期望长度</translation>
    </message>
    <message>
        <source>Events of a session, on average, by its fixed or drawn length</source>
        <translation>按固定或抽取的长度计算的每个会话平均事件数</translation>
    </message>
    <message>
        <source>Events of a session until its END, on average</source>
        <translation>会话到 END 为止的平均事件数</translation>
    </message>
    <message>
        <source>Length of the preview</source>
        <translation>预览平均长度</translation>
    </message>
    <message>
        <source>Events of a session of the preview, on average</source>
        <translation>预览中每个会话的平均事件数</translation>
    </message>
    <message>
        <source>Share of %1</source>
        <translation>%1占比</translation>
    </message>
    <message>
        <source>Among all events of sessions</source>
        <translation>占会话全部事件的比例</translation>
    </message>
    <message>
        <source>Among all events of the preview</source>
        <translation>占预览全部事件的比例</translation>
    </message>
    <message>
        <source>Entropy rate</source>
        <translation>熵率</translation>
    </message>
    <message>
        <source>%1 nats</source>
        <translation>%1 奈特</translation>
    </message>
    <message>
        <source>How open it is which state comes next: 0 where it is certain, %1 where all are equally likely</source>
        <translation>下一个状态有多不确定：0 表示完全确定，%1 表示所有状态等可能</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>On average until the state is reached first, as if sessions had no END</source>
        <translation>首次到达该状态所需的平均步数（不计会话结束）</translation>
    </message>
    <message>
        <source>Some sessions never come to their END: the preview cuts them off</source>
        <translation>有些会话永远不会结束：预览会截断它们</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::NameEditor</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::NumberField</name>
    <message>
        <source>%1: %2 does not lie between %3 and %4</source>
        <translation>%1：%2 不在 %3 与 %4 之间</translation>
    </message>
    <message>
        <source>%1: “%2” is no number</source>
        <translation>%1：“%2”不是数字</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::OpenModel</name>
    <message>
        <source>New model</source>
        <translation>新模型</translation>
    </message>
    <message>
        <source>Restore version %1</source>
        <translation>恢复版本 %1</translation>
    </message>
    <message>
        <source>Discard recovered edits</source>
        <translation>放弃恢复的修改</translation>
    </message>
    <message>
        <source>Edits of the model cannot be kept. %1</source>
        <translation>模型的编辑无法保留。%1</translation>
    </message>
    <message>
        <source>Unsaved edits of this model are kept by another window that shows it. What is changed here stays only once it is saved as a version.</source>
        <translation>该模型已在另一个窗口中打开，未保存的编辑由那个窗口保管。在此处的修改只有保存为版本后才会保留。</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ParallelCoordinates</name>
    <message numerus="yes">
        <source>%1 of %n run(s) over %2</source>
        <translation>
            <numerusform>%n 次运行中的 %1 次，坐标轴：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>Axis: %1</source>
        <translation>坐标轴：%1</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PartCard</name>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Nobody estimated or set this: it is what every new model has</source>
        <translation>未经估计也未经设定：每个新模型都是如此</translation>
    </message>
    <message>
        <source>Estimate…</source>
        <translation>估计…</translation>
    </message>
    <message>
        <source>Estimate this part from a log</source>
        <translation>由日志估计此部分</translation>
    </message>
    <message>
        <source>Estimate from a log: %1</source>
        <translation>由日志估计：%1</translation>
    </message>
    <message>
        <source>from a log</source>
        <translation>由日志估计</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>由 %1 估计</translation>
    </message>
    <message>
        <source>%1 · edited since</source>
        <translation>%1 · 之后有编辑</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PercentEditor</name>
    <message>
        <source>Percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>“%1” is no percentage from 0 to %2</source>
        <translation>“%1”不是 0 到 %2 的百分比</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PersonaBar</name>
    <message>
        <source>Personas</source>
        <translation>用户画像</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of the sessions, %n state(s)</source>
        <translation>
            <numerusform>%1：占会话的 %2，%n 个状态</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PipelineEditor</name>
    <message>
        <source>Without a step the sessions stay as they are.</source>
        <translation>没有步骤，会话保持原样。</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加步骤</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PopularityChart</name>
    <message>
        <source>%1: item %2 by rank has %3 of the events</source>
        <translation>%1：排名第 %2 的商品占事件的 %3</translation>
    </message>
    <message>
        <source>rank of the item, share of the events</source>
        <translation>商品排名，占事件的份额</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PopularityCurve</name>
    <message>
        <source>rank of the item</source>
        <translation>商品排名</translation>
    </message>
    <message>
        <source>rank %1: %2 events</source>
        <translation>第 %1 名商品：%2 条事件</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PredictionsView</name>
    <message>
        <source>What the model makes of a few cases of the validation appears here with each evaluation</source>
        <translation>每次评估后，这里显示模型对几个验证样例的预测</translation>
    </message>
    <message>
        <source>What came before</source>
        <translation>之前的序列</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>Rank by evaluation</source>
        <translation>各次评估的名次</translation>
    </message>
    <message>
        <source>Most probable</source>
        <translation>最可能</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PreviewCard</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>What the preview shows</source>
        <translation>预览内容</translation>
    </message>
    <message>
        <source>Data set beside</source>
        <translation>对照数据集</translation>
    </message>
    <message>
        <source>The real log to show beside</source>
        <translation>用作对照的真实日志</translation>
    </message>
    <message>
        <source>no log beside</source>
        <translation>不对照日志</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>读取 %1</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PreviewOptions</name>
    <message>
        <source>Options of the preview</source>
        <translation>预览选项</translation>
    </message>
    <message>
        <source>Draw %1 sessions</source>
        <translation>抽取 %1 个会话</translation>
    </message>
    <message>
        <source>Show hidden states</source>
        <translation>显示隐状态</translation>
    </message>
    <message>
        <source>All personas</source>
        <translation>全部画像</translation>
    </message>
    <message>
        <source>Mark personas</source>
        <translation>标出画像</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PreviewView</name>
    <message>
        <source>synthetic, %1</source>
        <translation>合成，%1</translation>
    </message>
    <message>
        <source>synthetic</source>
        <translation>合成</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::PricesPane</name>
    <message>
        <source>less than %1</source>
        <translation>低于 %1</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 或更高</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>离散</translation>
    </message>
    <message>
        <source>Median price</source>
        <translation>价格中位数</translation>
    </message>
    <message>
        <source>Half of the items cost less, in whatever currency; 0: the items have no prices</source>
        <translation>一半的商品低于此价，币种不限；0 表示商品没有价格</translation>
    </message>
    <message>
        <source>Spread of the prices</source>
        <translation>价格的离散</translation>
    </message>
    <message>
        <source>Two thirds of the prices lie between the median divided and multiplied by it</source>
        <translation>三分之二的价格介于中位数除以它与乘以它之间</translation>
    </message>
    <message>
        <source>Histogram of the prices</source>
        <translation>价格直方图</translation>
    </message>
    <message>
        <source>price, on a logarithmic scale</source>
        <translation>价格（对数刻度）</translation>
    </message>
    <message>
        <source>The items have no prices. A median gives them some.</source>
        <translation>商品没有价格。填写中位数即可为它们定价。</translation>
    </message>
    <message>
        <source>The items have no prices.</source>
        <translation>商品没有价格。</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>median %1 to %2, spread %3 to %4 (95 %)</source>
        <translation>中位数 %1 至 %2，离散 %3 至 %4（95 %）</translation>
    </message>
    <message>
        <source>%1 items with a price, median %2</source>
        <translation>%1 件商品有价格，中位数 %2</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ProbabilityEditor</name>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>31 or 31 % (a number is a percentage), 1/3, or odds such as 1:2</source>
        <translation>31 或 31 %（单写数字即为百分数）、1/3，或赔率如 1:2</translation>
    </message>
    <message>
        <source>0.31, 31 %, 1/3, or odds such as 1:2</source>
        <translation>0.31、31 %、1/3，或赔率如 1:2</translation>
    </message>
    <message>
        <source>0.5 (a number is odds), 1:2, 31 % or 1/3</source>
        <translation>0.5（单写数字即为赔率）、1:2、31 % 或 1/3</translation>
    </message>
    <message>
        <source>“%1” is no probability: %2</source>
        <translation>“%1”不是概率：%2</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ProgressCard</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>trained for %1</source>
        <translation>已训练 %1</translation>
    </message>
    <message>
        <source>No run yet. Choose what to train at the left, then start.</source>
        <translation>还没有运行。请在左侧选择要训练的内容，然后开始。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>正在读取数据</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <comment>rate, unit</comment>
        <translation>%1 %2/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time</comment>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Run that is shown</source>
        <translation>显示的运行</translation>
    </message>
    <message>
        <source>Several runs are under way: choose which one is shown</source>
        <translation>有多个运行正在进行：选择要显示的运行</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>%1 sequences/s</source>
        <translation>%1 个序列/秒</translation>
    </message>
    <message>
        <source>in another program</source>
        <translation>在另一个程序中</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RejectedModel</name>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ReportPanel</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>by the runs</source>
        <translation>按运行命名</translation>
    </message>
    <message>
        <source>What was tried, and what came of it</source>
        <translation>尝试了什么，结果如何</translation>
    </message>
    <message>
        <source>Page (HTML)</source>
        <translation>网页（HTML）</translation>
    </message>
    <message>
        <source>PDF, A4</source>
        <translation>PDF（A4）</translation>
    </message>
    <message>
        <source>One file to send around: the runs, in what they differ, their figures beside the baseline, the charts that were chosen, what they were made from, and their specifications.</source>
        <translation>一个可供分发的文件：各次运行、不同之处、与基线相比的指标、所选的图表、来源以及参数设置。</translation>
    </message>
    <message>
        <source>report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;All files (*)</source>
        <translation>PDF (*.pdf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Pages (*.html);;All files (*)</source>
        <translation>网页 (*.html);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Writing a report</source>
        <translation>正在撰写报告</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ReportView</name>
    <message>
        <source>%1 beside %2</source>
        <translation>%1 对照 %2</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Back to the data set (Esc)</source>
        <translation>返回数据集 (Esc)</translation>
    </message>
    <message>
        <source>Fidelity report</source>
        <translation>保真度报告</translation>
    </message>
    <message>
        <source>fidelity report · %1 · seed %2</source>
        <translation>保真度报告 · %1 · 种子 %2</translation>
    </message>
    <message>
        <source>Overall</source>
        <translation>总体</translation>
    </message>
    <message>
        <source>What to change</source>
        <translation>该改什么</translation>
    </message>
    <message>
        <source>the largest differences beyond chance</source>
        <translation>超出偶然的最大差异</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>some of each, one a row</source>
        <translation>各取一些，每行一个</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>what follows an action: synthetic − real, in points</source>
        <translation>动作之后的动作：合成 − 真实，百分点</translation>
    </message>
    <message>
        <source>Session length</source>
        <translation>会话长度</translation>
    </message>
    <message>
        <source>share of sessions by their events</source>
        <translation>各事件数的会话占比</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>share of events</source>
        <translation>占事件的比例</translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>全部指标</translation>
    </message>
    <message>
        <source>line: other real sessions · dotted: shuffled ones · bar: 95 % · thin: on a scale of its own</source>
        <translation>实线：其他真实会话 · 点线：打乱的会话 · 色条：95 % 区间 · 细线：自有刻度</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未计算</translation>
    </message>
    <message>
        <source>events in a session</source>
        <translation>会话中的事件数</translation>
    </message>
    <message numerus="yes">
        <source>✓ %n figure(s) good</source>
        <translation>
            <numerusform>✓ %n 项好</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✗ %n bad</source>
        <translation>
            <numerusform>✗ %n 项差</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 synthetic sessions beside %3 held-out real ones; %4 other real ones.</source>
        <translation>%2 个合成会话中取 %1 个，对照 %3 个留出的真实会话；另有 %4 个真实会话。</translation>
    </message>
    <message>
        <source>synthetic</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>figure, why it was left out</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source> · fitted to %1</source>
        <translation> · 拟合自 %1</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>share of the pauses within sessions</source>
        <translation>会话内停顿的份额</translation>
    </message>
    <message>
        <source>Item popularity</source>
        <translation>商品热度</translation>
    </message>
    <message>
        <source>share of events by rank, each log by its own</source>
        <translation>按名次的事件份额，各日志按自己的名次</translation>
    </message>
    <message>
        <source>Longest runs of items shared with a real session</source>
        <translation>与真实会话共有的最长商品片段</translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation>不足 1 秒</translation>
    </message>
    <message>
        <source>1 to 10 s</source>
        <translation>1 至 10 秒</translation>
    </message>
    <message>
        <source>10 s to 1 min</source>
        <translation>10 秒至 1 分钟</translation>
    </message>
    <message>
        <source>1 to 10 min</source>
        <translation>1 至 10 分钟</translation>
    </message>
    <message>
        <source>10 min to 1 h</source>
        <translation>10 分钟至 1 小时</translation>
    </message>
    <message>
        <source>1 h to 1 day</source>
        <translation>1 小时至 1 天</translation>
    </message>
    <message>
        <source>longer</source>
        <translation>更长</translation>
    </message>
    <message>
        <source>the most popular</source>
        <translation>最热门的一件</translation>
    </message>
    <message>
        <source>ranks 2 to 10</source>
        <translation>第 2 至 10 名</translation>
    </message>
    <message>
        <source>ranks 11 to 100</source>
        <translation>第 11 至 100 名</translation>
    </message>
    <message>
        <source>ranks 101 to 1000</source>
        <translation>第 101 至 1000 名</translation>
    </message>
    <message>
        <source>beyond</source>
        <translation>其后</translation>
    </message>
    <message>
        <source>1: as near to held-out real sessions as other real ones; 0: as far as shuffled ones. The mean over the figures that have both to be measured by.</source>
        <translation>1：与留出的真实会话的距离如同其他真实会话；0：如同打乱的会话。为两者皆可作参照的各项指标的平均。</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ReportsModel</name>
    <message>
        <source>%1 overall · beside %2</source>
        <translation>总体 %1 · 对照 %2</translation>
    </message>
    <message>
        <source>%1 beside %2
%3</source>
        <translation>%1 对照 %2
%3</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RevisitBars</name>
    <message>
        <source>viewed before</source>
        <translation>限浏览过</translation>
    </message>
    <message>
        <source>%1: always an item viewed before</source>
        <translation>%1：总是浏览过的商品</translation>
    </message>
    <message>
        <source>%1: returns with %2</source>
        <translation>%1：以 %2 的概率回访</translation>
    </message>
    <message>
        <source>estimated: %1 to %2 (95 %), %3</source>
        <translation>估计：%1 至 %2（95 %），%3</translation>
    </message>
    <message>
        <source>log beside: %1</source>
        <translation>对照日志：%1</translation>
    </message>
    <message>
        <source>Only items viewed before: the logic of a funnel, whatever the bar says</source>
        <translation>只限浏览过的商品：漏斗逻辑，不论条形如何</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RevisitCard</name>
    <message>
        <source>Revisits by action</source>
        <translation>各动作的回访</translation>
    </message>
    <message>
        <source>Further back</source>
        <translation>更早的商品</translation>
    </message>
    <message>
        <source>How likely an item further back is</source>
        <translation>更早的商品有多可能</translation>
    </message>
    <message>
        <source>Of the items of a session each one further back is so many times as likely as the next; 1: all alike</source>
        <translation>会话中每往前一个商品，其可能性为后一个的这么多倍；1：全都一样</translation>
    </message>
    <message>
        <source>P(returns to an item of its session | action)</source>
        <translation>P(回到会话中的商品 | 动作)</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%2 个事件中的 %1 个</translation>
    </message>
    <message>
        <source>items follow one another, wherever that leads</source>
        <translation>商品依次相随，不论走向何处</translation>
    </message>
    <message>
        <source>Without this part an item returns only where the transitions of the catalogue lead back to it</source>
        <translation>没有此部分时，只有商品目录的转移指回某商品，它才会再次出现</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设定</translation>
    </message>
    <message>
        <source>%1 · %2 events</source>
        <translation>%1 · %2 个事件</translation>
    </message>
    <message>
        <source>Whiskers: intervals of 95 % (Wilson); the mark: the log beside</source>
        <translation>须线：95 % 区间（Wilson）；竖线：对照日志</translation>
    </message>
    <message>
        <source>Set revisits of %1</source>
        <translation>设定 %1 的回访</translation>
    </message>
    <message>
        <source>%1 only items viewed before</source>
        <translation>%1 只限浏览过的商品</translation>
    </message>
    <message>
        <source>%1 any item</source>
        <translation>%1 可为任何商品</translation>
    </message>
    <message>
        <source>Set how likely items further back are</source>
        <translation>设定更早商品的可能性</translation>
    </message>
    <message>
        <source>Revisits</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>An item that often followed the last one is returned to more often, so that sessions go round in the circles of the log</source>
        <translation>日志中常跟在上一商品之后的商品更常被再次访问，会话因此会像日志那样循环往复</translation>
    </message>
    <message>
        <source>Weight of how far back an item is beside the steps</source>
        <translation>商品远近相对于步的权重</translation>
    </message>
    <message>
        <source>How many steps of the log from the last item it counts for how far back an item is</source>
        <translation>商品的远近抵得上日志中从上一商品出发的多少步</translation>
    </message>
    <message>
        <source>events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>%1 to %2 (95 %)</source>
        <translation>%1 至 %2（95 %）</translation>
    </message>
    <message>
        <source>Set what returns follow</source>
        <translation>设置再访所依据的</translation>
    </message>
    <message>
        <source>By the log&apos;s steps</source>
        <translation>参照日志的步骤</translation>
    </message>
    <message numerus="yes">
        <source>from %n choice(s)</source>
        <translation>
            <numerusform>来自 %n 次选择</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>the log shows none</source>
        <translation>日志中没有</translation>
    </message>
    <message>
        <source>The sessions of the log go round in no such circles</source>
        <translation>日志的会话没有这样的循环</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RowBars</name>
    <message>
        <source>was %1</source>
        <translation>原为 %1</translation>
    </message>
    <message>
        <source>Shift: finer</source>
        <translation>Shift：更精细</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>drag a bar: the rest follows</source>
        <translation>拖动一条，其余按比例跟随</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RunDetails</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Choose a run to see its figures, where it came from and how it was made.</source>
        <translation>选择一次运行，查看它的指标、血缘和配置。</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>血缘</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排对比</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Measured on different data or questions: no best is marked.</source>
        <translation>评估所用的数据或样本不同，因此不标注最佳。</translation>
    </message>
    <message>
        <source>None of these runs has figures yet.</source>
        <translation>这些运行还没有指标。</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最近变更</translation>
    </message>
    <message>
        <source>Took, without pauses</source>
        <translation>用时（不含暂停）</translation>
    </message>
    <message>
        <source>Parts of the test</source>
        <translation>测试的分组</translation>
    </message>
    <message>
        <source>p &lt; 0.001</source>
        <translation>p &lt; 0.001</translation>
    </message>
    <message>
        <source>p %1</source>
        <translation>p %1</translation>
    </message>
    <message numerus="yes">
        <source>Mean of %n seed(s), interval of 95 %</source>
        <translation>
            <numerusform>%n 个种子的均值，95 % 区间</numerusform>
        </translation>
    </message>
    <message>
        <source>Beside it, on the test</source>
        <translation>测试集上的对照</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重来</translation>
    </message>
    <message>
        <source>Train it once more, or copy the command that does</source>
        <translation>再训练一次，或复制对应的命令</translation>
    </message>
    <message>
        <source>Predictions of the last evaluation</source>
        <translation>最近一次评估的预测</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，版本 %2</translation>
    </message>
    <message>
        <source>Show as a picture</source>
        <translation>以图显示</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>名次 %1</translation>
    </message>
    <message>
        <source>As a command</source>
        <translation>命令行</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 runs · ★ best · p: test beside it, not corrected</source>
        <translation>%1 次运行 · ★ 最佳 · p：与其相比的检验，未校正</translation>
    </message>
    <message>
        <source>at best %1</source>
        <translation>上限 %1</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RunFields</name>
    <message>
        <source>A run for each: seeds that follow the first one. Compared, they are one group</source>
        <translation>每个种子各运行一次，从第一个种子起依次递增；对比时它们合为一组</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RunLogView</name>
    <message>
        <source>started</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RunTransfers</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Export runs</source>
        <translation>导出运行</translation>
    </message>
    <message>
        <source>Tables (*.csv);;JSON Lines (*.jsonl);;All files (*)</source>
        <translation>表格 (*.csv);;JSON Lines (*.jsonl);;所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>Exporting %n run(s)</source>
        <translation>
            <numerusform>正在导出 %n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported to %1; the table of the runs is %2</source>
        <translation>已导出到 %1；运行的表格为 %2</translation>
    </message>
    <message>
        <source>Import runs</source>
        <translation>导入运行</translation>
    </message>
    <message>
        <source>Event files and tables (*tfevents* *.csv *.tsv *.csv.gz *.csv.zst);;All files (*)</source>
        <translation>事件文件和表格 (*tfevents* *.csv *.tsv *.csv.gz *.csv.zst);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import a folder of runs</source>
        <translation>导入运行文件夹</translation>
    </message>
    <message>
        <source>Importing runs</source>
        <translation>正在导入运行</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) imported, %1 points</source>
        <translation>
            <numerusform>已导入 %n 次运行，共 %1 个点</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RunsModel</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>a deleted run</source>
        <translation>已删除的运行</translation>
    </message>
    <message>
        <source>scratch</source>
        <translation>从零训练</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Behaviour model</source>
        <translation>行为模型</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>标签：%1</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>not starred</source>
        <translation>未加星标</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>Loss of the training</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Not of a test, which this run has not: of the validation or the training</source>
        <translation>并非测试结果：该运行没有测试，此处为验证或训练的数值</translation>
    </message>
    <message>
        <source>Of the test; in grey of the validation or the training, where there was no test</source>
        <translation>测试结果；灰色为没有测试时的验证或训练数值</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>The curves of runs appear here</source>
        <translation>运行的曲线将显示在这里</translation>
    </message>
    <message>
        <source>No curve of this kind</source>
        <translation>没有这种曲线</translation>
    </message>
    <message>
        <source>Start one on the page Training</source>
        <translation>在“训练”页开始一次运行</translation>
    </message>
    <message>
        <source>Choose another metric above, or select other runs; baselines have none</source>
        <translation>在上方换一个指标，或选择其他运行；基线没有曲线</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Open in Training</source>
        <translation>在“训练”页打开</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Transfer study…</source>
        <translation>迁移研究…</translation>
    </message>
    <message>
        <source>Export weights</source>
        <translation>导出权重</translation>
    </message>
    <message>
        <source>Weights (*.safetensors);;All files (*)</source>
        <translation>权重 (*.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Exporting the weights of %1</source>
        <translation>正在导出 %1 的权重</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>Export weights…</source>
        <translation>导出权重…</translation>
    </message>
    <message>
        <source>For Hugging Face, or to begin another training from; config.json is written beside them</source>
        <translation>供 Hugging Face 使用，或作为另一次训练的起点；旁边会写出 config.json</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>A star, tags, a note, or out of the way: for all selected runs</source>
        <translation>给所有选中的运行加星标、标签、备注，或归档</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>drag across a chart to enlarge it, double click to see all of it</source>
        <translation>在图上拖选可放大，双击显示全部</translation>
    </message>
    <message>
        <source>Import, export</source>
        <translation>导入导出</translation>
    </message>
    <message>
        <source>Runs into files, and runs of other programs out of files</source>
        <translation>将运行导出为文件，或从文件导入其他程序的运行</translation>
    </message>
    <message>
        <source>Export runs…</source>
        <translation>导出运行…</translation>
    </message>
    <message>
        <source>Curves, figures, specification and lineage of the selected runs, as CSV or JSON Lines</source>
        <translation>所选运行的曲线、指标、参数设置和血缘，存为 CSV 或 JSON Lines</translation>
    </message>
    <message>
        <source>Import runs…</source>
        <translation>导入运行…</translation>
    </message>
    <message>
        <source>Event files of TensorBoard, or tables of curves</source>
        <translation>TensorBoard 的事件文件，或曲线表格</translation>
    </message>
    <message>
        <source>Import a folder of runs…</source>
        <translation>导入运行文件夹…</translation>
    </message>
    <message>
        <source>Each folder below that holds event files of TensorBoard is a run</source>
        <translation>其下每个含有 TensorBoard 事件文件的文件夹为一次运行</translation>
    </message>
    <message>
        <source>Started: %1</source>
        <translation>已开始：%1</translation>
    </message>
    <message>
        <source>The command is in the clipboard</source>
        <translation>命令已复制到剪贴板</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>Run again with one change…</source>
        <translation>修改后再次运行…</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>血缘</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::RunsTable</name>
    <message>
        <source>No run yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>Start one on the page Training</source>
        <translation>请在“训练”页开始一次运行</translation>
    </message>
    <message numerus="yes">
        <source>%n archived run(s) are not shown</source>
        <translation>
            <numerusform>有 %n 个已归档的运行未显示</numerusform>
        </translation>
    </message>
    <message>
        <source>No run matches &quot;%1&quot;</source>
        <translation>没有运行符合“%1”</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>显示全部运行</translation>
    </message>
    <message>
        <source>Put the run &quot;%1&quot; with its curves and its checkpoint into the bin?</source>
        <translation>把运行“%1”连同曲线和检查点放入回收站？</translation>
    </message>
    <message numerus="yes">
        <source>Put these %n run(s) with their curves and checkpoints into the bin?</source>
        <translation>
            <numerusform>把这 %n 个运行连同曲线和检查点放入回收站？</numerusform>
        </translation>
    </message>
    <message>
        <source>Put into the bin: %1</source>
        <translation>已放入回收站：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) put into the bin</source>
        <translation>
            <numerusform>%n 个运行已放入回收站</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Give a star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>标签，用逗号分隔</translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n run(s)</source>
        <translation>
            <numerusform>%n 个运行的标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message numerus="yes">
        <source>Note on %n run(s)</source>
        <translation>
            <numerusform>%n 个运行的备注</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>NDCG and hit rate of the test, full ranking · select several to compare</source>
        <translation>测试集的 NDCG 和命中率，全量排序 · 选中多个可比较</translation>
    </message>
    <message>
        <source>Filter, such as ndcg@10 &gt; 0.05</source>
        <translation>筛选，例如 ndcg@10 &gt; 0.05</translation>
    </message>
    <message>
        <source>Words to look for, or conditions on any column or value of the specification:
ndcg@10 &gt; 0.05 and model = shop
(gpt or bert) and not status = failed and created &gt; 2026-11-01
~ stands for &quot;contains&quot;; values with blanks stand in quotes</source>
        <translation>输入要查找的词，或对任意列、任意设置值的条件：
ndcg@10 &gt; 0.05 and model = shop
(gpt or bert) and not status = failed and created &gt; 2026-11-01
~ 表示“包含”；含空格的值用引号括起来</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export runs…</source>
        <translation>导出运行…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ScatterChart</name>
    <message numerus="yes">
        <source>%1 over %2, %n run(s)</source>
        <translation>
            <numerusform>%1 对 %2，%n 个运行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::SessionCompare</name>
    <message>
        <source>synthetic, purchases first</source>
        <translation>合成，先购买者在前</translation>
    </message>
    <message>
        <source>real, same order</source>
        <translation>真实，顺序相同</translation>
    </message>
    <message>
        <source>Synthetic sessions</source>
        <translation>合成会话</translation>
    </message>
    <message>
        <source>Real sessions</source>
        <translation>真实会话</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::SessionDetail</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Hidden states of the session</source>
        <translation>会话的隐状态</translation>
    </message>
    <message>
        <source>its true states</source>
        <translation>真实的隐状态</translation>
    </message>
    <message>
        <source>most likely states (Viterbi)</source>
        <translation>最可能的状态（Viterbi）</translation>
    </message>
    <message>
        <source>the model has no action “%1”</source>
        <translation>模型没有动作“%1”</translation>
    </message>
    <message>
        <source>this model cannot produce these actions</source>
        <translation>此模型不可能产生这些动作</translation>
    </message>
    <message>
        <source>ln P(actions) = %1</source>
        <translation>ln P(动作) = %1</translation>
    </message>
    <message>
        <source>%1: state %2, %3 given all actions</source>
        <translation>%1：状态 %2，已知全部动作时为 %3</translation>
    </message>
    <message>
        <source>action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>把握</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::SessionPairs</name>
    <message>
        <source>before: %1</source>
        <translation>之前：%1</translation>
    </message>
    <message>
        <source>after: %1</source>
        <translation>之后：%1</translation>
    </message>
    <message>
        <source>session %1</source>
        <translation>会话 %1</translation>
    </message>
    <message>
        <source>%1 events before, %2 after</source>
        <translation>之前 %1 条事件，之后 %2 条</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::SessionRows</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 条事件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::SessionsView</name>
    <message>
        <source>The sessions of this model appear here.</source>
        <translation>这里显示此模型的会话。</translation>
    </message>
    <message>
        <source>Synthetic sessions</source>
        <translation>合成会话</translation>
    </message>
    <message>
        <source>Real sessions</source>
        <translation>真实会话</translation>
    </message>
    <message>
        <source>%1, same order</source>
        <translation>%1，同样排序</translation>
    </message>
    <message>
        <source>line below: hidden state</source>
        <translation>下方细线：隐状态</translation>
    </message>
    <message>
        <source>Session %1 of %2</source>
        <translation>%2 的会话 %1</translation>
    </message>
    <message>
        <source>Synthetic session %1</source>
        <translation>合成会话 %1</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>A click shows its hidden states.</source>
        <translation>单击查看其隐状态。</translation>
    </message>
    <message>
        <source>%1, of all personas, same order</source>
        <translation>%1（全部画像），同样排序</translation>
    </message>
    <message>
        <source>band beside: persona</source>
        <translation>左侧色带：画像</translation>
    </message>
    <message>
        <source>line below: hidden state, of the log the likeliest</source>
        <translation>下方线条：隐藏状态，日志为最可能者</translation>
    </message>
    <message>
        <source>band beside: persona, of the log the likeliest</source>
        <translation>旁边色带：画像，日志为最可能者</translation>
    </message>
    <message>
        <source>%1 synthetic of %2, earliest %3 on top</source>
        <translation>合成 %1 个（%2），%3早的在上</translation>
    </message>
    <message>
        <source>%1 synthetic, earliest %2 on top</source>
        <translation>合成 %1 个，%2早的在上</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ShareBar</name>
    <message>
        <source>%1 %2 (locked)</source>
        <translation>%1 %2（已锁定）</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ShareColumns</name>
    <message>
        <source>estimated: %1 to %2 (95 %)</source>
        <translation>估计：%1 至 %2（95 %）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>Go to a page</source>
        <translation>转到某一页</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>撤销、重做</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Import a log</source>
        <translation>导入日志</translation>
    </message>
    <message>
        <source>Save a version of the model</source>
        <translation>把模型存为新版本</translation>
    </message>
    <message>
        <source>Take back what is being dragged, close a panel</source>
        <translation>取消正在进行的拖动，关闭面板</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>本快捷键表</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Move from cell to cell</source>
        <translation>在单元格之间移动</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>数字键</translation>
    </message>
    <message>
        <source>Type a probability</source>
        <translation>输入概率</translation>
    </message>
    <message>
        <source>Change it by one percent point</source>
        <translation>增减一个百分点</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Lock a probability, or unlock it</source>
        <translation>锁定或解锁概率</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Open the bars of a row, or close them</source>
        <translation>展开或收起一行的柱条</translation>
    </message>
    <message>
        <source>Rename the state of the row</source>
        <translation>重命名该行的状态</translation>
    </message>
    <message>
        <source>Shift+arrows</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>Shift+click</source>
        <translation>Shift+单击</translation>
    </message>
    <message>
        <source>Select several cells</source>
        <translation>选择多个单元格</translation>
    </message>
    <message>
        <source>Select all cells</source>
        <translation>选择全部单元格</translation>
    </message>
    <message>
        <source>Copy and paste probabilities, to and from a spreadsheet</source>
        <translation>复制、粘贴概率，可与电子表格互贴</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>状态图</translation>
    </message>
    <message>
        <source>Go from state to state, or from arrow to arrow</source>
        <translation>在状态之间或箭头之间移动</translation>
    </message>
    <message>
        <source>From a state to its arrows</source>
        <translation>从状态进入它的箭头</translation>
    </message>
    <message>
        <source>Ctrl+arrows</source>
        <translation>Ctrl+方向键</translation>
    </message>
    <message>
        <source>Move a state</source>
        <translation>移动状态</translation>
    </message>
    <message>
        <source>Change or lock the chosen arrow; digits type, as in the matrix</source>
        <translation>修改或锁定选中的箭头；数字键输入，与矩阵相同</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Fit to view</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Initial distribution and personas</source>
        <translation>初始分布与画像</translation>
    </message>
    <message>
        <source>Go from share to share</source>
        <translation>在各份额之间移动</translation>
    </message>
    <message>
        <source>Type a share</source>
        <translation>输入份额</translation>
    </message>
    <message>
        <source>Sessions of the preview</source>
        <translation>预览中的会话</translation>
    </message>
    <message>
        <source>Choose a session and see its hidden states</source>
        <translation>选择会话，查看其隐藏状态</translation>
    </message>
    <message>
        <source>Close them</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Cards of the generator</source>
        <translation>生成器卡片</translation>
    </message>
    <message>
        <source>Go from value to value; along a column or bar they change it</source>
        <translation>在数值之间移动；沿柱或条的方向则改变数值</translation>
    </message>
    <message>
        <source>Type a value</source>
        <translation>输入数值</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Leave a transition of categories to the log again</source>
        <translation>让类目转移重新由日志决定</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>Enlarge a stretch, or with a height a rectangle</source>
        <translation>放大一段；斜着拖则放大一块</translation>
    </message>
    <message>
        <source>Zoom; with Shift upwards</source>
        <translation>缩放；按 Shift 时缩放纵轴</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Shift+拖动</translation>
    </message>
    <message>
        <source>Move along</source>
        <translation>左右移动</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Shift+wheel</source>
        <translation>Shift+滚轮</translation>
    </message>
    <message>
        <source>Change it by a tenth of a percent point</source>
        <translation>增减 0.1 个百分点</translation>
    </message>
    <message>
        <source>While dragging: ten times finer</source>
        <translation>拖动时：精细十倍</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::SidePanel</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation>%1 %2/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stopped; nothing was kept</source>
        <translation>已停止，未保留任何内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::SplitField</name>
    <message>
        <source>leave one out</source>
        <translation>留一</translation>
    </message>
    <message>
        <source>by time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>another data set</source>
        <translation>另一数据集</translation>
    </message>
    <message>
        <source>Leave one out: the last event of each sequence is the test, the one before it the validation. By time: the earliest events are for training, the first half of the others for validation, the rest for the test. Another data set: the last event of each of its sequences is the test.</source>
        <translation>留一：每个序列的最后一个事件用于测试，倒数第二个用于验证。按时间：最早的事件用于训练，其余的前一半用于验证，后一半用于测试。另一数据集：其每个序列的最后一个事件用于测试。</translation>
    </message>
    <message>
        <source>Share of the events, the earliest, that are for training</source>
        <translation>用于训练的最早事件所占份额</translation>
    </message>
    <message>
        <source>The data set that holds the test sequences</source>
        <translation>存放测试序列的数据集</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::SplitPanel</name>
    <message>
        <source>Split %1</source>
        <translation>拆分 %1</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Users in part 1</source>
        <translation>第 1 部分的用户</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Part 1</source>
        <translation>第 1 部分</translation>
    </message>
    <message>
        <source>Part 2</source>
        <translation>第 2 部分</translation>
    </message>
    <message>
        <source>%1 part 1</source>
        <translation>%1 part 1</translation>
    </message>
    <message>
        <source>%1 part 2</source>
        <translation>%1 part 2</translation>
    </message>
    <message>
        <source>Each user goes to one part with all sessions, drawn by chance. Fit a model to the one and compare what it synthesises with the other.</source>
        <translation>每个用户连同其全部会话随机归入一个部分。可用一部分拟合模型，再把合成结果与另一部分比较。</translation>
    </message>
    <message>
        <source>Give the two parts different names.</source>
        <translation>请给两个部分取不同的名称。</translation>
    </message>
    <message>
        <source>There is a data set &quot;%1&quot; already.</source>
        <translation>已有名为“%1”的数据集。</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::StartFields</name>
    <message>
        <source>Weights to begin from</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>Weights (*.safetensors);;All files (*)</source>
        <translation>权重 (*.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>A safetensors file of Hugging Face or of an export, of the shape that is chosen</source>
        <translation>Hugging Face 或导出所得的 safetensors 文件，形状须与所选一致</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::StepRow</name>
    <message>
        <source>Step %1</source>
        <translation>步骤 %1</translation>
    </message>
    <message>
        <source>Rate of step %1</source>
        <translation>步骤 %1 的比率</translation>
    </message>
    <message>
        <source>Do step %1 earlier</source>
        <translation>将步骤 %1 提前</translation>
    </message>
    <message>
        <source>Do step %1 later</source>
        <translation>将步骤 %1 推后</translation>
    </message>
    <message>
        <source>Remove step %1</source>
        <translation>移除步骤 %1</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::StepsView</name>
    <message>
        <source>event of the session</source>
        <translation>会话中的第几个事件</translation>
    </message>
    <message>
        <source>States by step, of the model</source>
        <translation>模型的各步状态</translation>
    </message>
    <message>
        <source>States by step, of the real log</source>
        <translation>真实日志的各步状态</translation>
    </message>
    <message>
        <source>The share of all sessions that are in each state at an event; what is missing to 100 % has ended. It comes from the model itself, without a sample.</source>
        <translation>在某个事件处于各状态的会话占全部会话的比例；不足 100 % 的部分已经结束。由模型直接算出，不经抽样。</translation>
    </message>
    <message>
        <source>%1, %2 sessions decoded</source>
        <translation>%1，解码 %2 个会话</translation>
    </message>
    <message>
        <source>Point at a step, or use the arrow keys, for its numbers.</source>
        <translation>指向某一步或用方向键查看数值。</translation>
    </message>
    <message>
        <source>event %1 · %2</source>
        <translation>事件 %1 · %2</translation>
    </message>
    <message>
        <source>States by step</source>
        <translation>各步状态</translation>
    </message>
    <message>
        <source>%1, exact from the model</source>
        <translation>%1，由模型精确算出</translation>
    </message>
    <message>
        <source>The mean probability of each state, given all actions of a real session, by this model. Sessions that the model cannot produce are left out: those with an action that it does not have, or with one that its zeros rule out.</source>
        <translation>在此模型下，给定真实会话的全部动作时各状态的平均概率。模型无法产生的会话被略去：含有模型没有的动作，或其零值不允许的动作。</translation>
    </message>
    <message>
        <source>%1: none of %2 sessions is possible in this model</source>
        <translation>%1：%2 个会话在此模型中都不可能出现</translation>
    </message>
    <message>
        <source>%1, %2 sessions decoded, %3 impossible left out</source>
        <translation>%1，解码 %2 个会话，略去 %3 个不可能的会话</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::StudyChart</name>
    <message>
        <source>The figures appear here as soon as the first run is finished</source>
        <translation>第一个运行完成后，这里显示指标</translation>
    </message>
    <message>
        <source>%1 of the training users</source>
        <translation>训练用户的 %1</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::StudyPanel</name>
    <message>
        <source>%1 of the training users</source>
        <translation>训练用户的 %1</translation>
    </message>
    <message>
        <source>to scratch</source>
        <translation>较从零训练</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Test, full ranking, mean over the seeds</source>
        <translation>测试，完整排序，各种子均值</translation>
    </message>
    <message>
        <source>a new one</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>fitted to each part</source>
        <translation>对每一部分分别拟合</translation>
    </message>
    <message>
        <source>There is no real log yet: import one.</source>
        <translation>还没有真实日志：请先导入。</translation>
    </message>
    <message>
        <source>Transfer study of %1</source>
        <translation>%1 的迁移研究</translation>
    </message>
    <message>
        <source>Reading a study</source>
        <translation>正在读取研究</translation>
    </message>
    <message>
        <source>Transfer study</source>
        <translation>迁移研究</translation>
    </message>
    <message>
        <source>Start or go on</source>
        <translation>开始或继续</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Real log</source>
        <translation>真实日志</translation>
    </message>
    <message>
        <source>Behaviour model</source>
        <translation>行为模型</translation>
    </message>
    <message>
        <source>Shares in percent</source>
        <translation>份额（%）</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Sessions to pre-train on</source>
        <translation>预训练会话数</translation>
    </message>
    <message>
        <source>Epochs of pre-training</source>
        <translation>预训练轮数</translation>
    </message>
    <message>
        <source>Epochs of fine-tuning</source>
        <translation>微调轮数</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Does pre-training on synthetic sessions help, and what of it does? A fifth of the users is the test. Whatever generates sessions knows the training part alone; every pre-training has as many sessions and steps, every fine-tuning the same settings. All runs are kept and listed.</source>
        <translation>用合成会话预训练有没有用，起作用的是什么？五分之一的用户用于测试。生成会话的一切只了解训练部分；每次预训练的会话数和步数相同，每次微调的设置相同。所有运行都会保留并列出。</translation>
    </message>
    <message>
        <source>Stopped; what is finished is kept, and the study goes on from it</source>
        <translation>已停止；已完成的部分保留，研究可从此处继续</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::SynthesisePanel</name>
    <message>
        <source>Synthesise sessions</source>
        <translation>合成会话</translation>
    </message>
    <message>
        <source>Synthesise</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话数</translation>
    </message>
    <message>
        <source>Each ends</source>
        <translation>结束方式</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>after a fixed length</source>
        <translation>达到固定长度</translation>
    </message>
    <message>
        <source> events</source>
        <translation> 条事件</translation>
    </message>
    <message>
        <source>Leave out each user&apos;s last two events</source>
        <translation>去掉每个用户的最后两条事件</translation>
    </message>
    <message>
        <source>They are the validation and test targets: synthetic sessions must not know them.</source>
        <translation>它们是验证和测试的目标：合成会话不应知道它们。</translation>
    </message>
    <message>
        <source>named after the model</source>
        <translation>以模型命名</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>取自 %1</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>虚构</translation>
    </message>
    <message>
        <source>of %1, as the model says</source>
        <translation>取自 %1（由模型指定）</translation>
    </message>
    <message>
        <source>About %1 events.</source>
        <translation>约 %1 条事件。</translation>
    </message>
    <message>
        <source>The model on screen is saved as a version first.</source>
        <translation>屏幕上的模型会先保存为一个版本。</translation>
    </message>
    <message>
        <source>as the model says</source>
        <translation>按模型所定</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>a data set of the workspace</source>
        <translation>工作区中的数据集</translation>
    </message>
    <message>
        <source>files, part by part</source>
        <translation>文件，逐份写出</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>sessions.csv.zst</source>
        <translation>sessions.csv.zst</translation>
    </message>
    <message>
        <source>The format follows the name: .csv, .jsonl, .inter, .safetensors, .sqlite; text with .zst is compressed</source>
        <translation>格式由文件名决定：.csv、.jsonl、.inter、.safetensors、.sqlite；文本加 .zst 即压缩</translation>
    </message>
    <message>
        <source>as many as fit</source>
        <translation>按大小自动</translation>
    </message>
    <message>
        <source>Begin anew what was begun under this name</source>
        <translation>重新开始此名称下已写的内容</translation>
    </message>
    <message>
        <source>Else it goes on with the first part that is missing</source>
        <translation>否则从缺少的第一份继续</translation>
    </message>
    <message>
        <source>A data set of this size is held in memory as a whole: files take no more than one part.</source>
        <translation>这么大的数据集须整个放在内存中：写成文件只占一份的内存。</translation>
    </message>
    <message>
        <source>Choose a file to write.</source>
        <translation>请选择要写入的文件。</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>没有文件夹 %1。</translation>
    </message>
    <message>
        <source>Write sessions to</source>
        <translation>会话写入</translation>
    </message>
    <message>
        <source>Data (*.csv *.csv.zst *.jsonl *.jsonl.zst *.inter *.safetensors *.sqlite);;All files (*)</source>
        <translation>数据 (*.csv *.csv.zst *.jsonl *.jsonl.zst *.inter *.safetensors *.sqlite);;所有文件 (*)</translation>
    </message>
    <message>
        <source>New items</source>
        <translation>新商品</translation>
    </message>
    <message>
        <source>New users</source>
        <translation>新用户</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>So many of the items appear only in the last tenth of the time, so that a model can be tested on what it never saw</source>
        <translation>这一比例的商品只在最后十分之一的时间里出现，可用来检验模型对未见商品的表现</translation>
    </message>
    <message>
        <source>So many of the users come only in the last tenth of the time, and all others before it</source>
        <translation>这一比例的用户只在最后十分之一的时间里到来，其余用户都在此之前</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TargetRow</name>
    <message>
        <source>mean session length</source>
        <translation>平均会话长度</translation>
    </message>
    <message>
        <source>share of the action %1</source>
        <translation>动作 %1 的占比</translation>
    </message>
    <message>
        <source>share of the state %1</source>
        <translation>状态 %1 的占比</translation>
    </message>
    <message>
        <source>sessions with %1</source>
        <translation>含 %1 的会话</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>现为 %1</translation>
    </message>
    <message>
        <source>reached %1</source>
        <translation>达到 %1</translation>
    </message>
    <message>
        <source>Share of the action</source>
        <translation>动作占比</translation>
    </message>
    <message>
        <source>Share of the state</source>
        <translation>状态占比</translation>
    </message>
    <message>
        <source>Sessions with</source>
        <translation>会话包含</translation>
    </message>
    <message>
        <source>Mean session length</source>
        <translation>平均会话长度</translation>
    </message>
    <message>
        <source>events</source>
        <translation>事件数</translation>
    </message>
    <message>
        <source>%</source>
        <comment>placeholder of a share</comment>
        <translation>%</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>目标：%1</translation>
    </message>
    <message>
        <source>Remove this target</source>
        <translation>移除此目标</translation>
    </message>
    <message>
        <source>dwell time in the state %1</source>
        <translation>状态“%1”的停留时长</translation>
    </message>
    <message>
        <source>Dwell time</source>
        <translation>停留时长</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TargetsPanel</name>
    <message>
        <source>Add target</source>
        <translation>添加目标</translation>
    </message>
    <message>
        <source>Events of a session</source>
        <translation>每个会话的事件数</translation>
    </message>
    <message>
        <source>without end</source>
        <translation>无终点</translation>
    </message>
    <message>
        <source>Share of an action</source>
        <translation>动作占比</translation>
    </message>
    <message>
        <source>Share of a state</source>
        <translation>状态占比</translation>
    </message>
    <message>
        <source>Sessions with an action</source>
        <translation>含某动作的会话</translation>
    </message>
    <message>
        <source>Mean session length</source>
        <translation>平均会话长度</translation>
    </message>
    <message>
        <source>Meeting targets</source>
        <translation>正在满足目标</translation>
    </message>
    <message>
        <source>Meet target: %1 %2</source>
        <translation>满足目标：%1 %2</translation>
    </message>
    <message>
        <source>Meet %1 targets</source>
        <translation>满足 %1 个目标</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>求解</translation>
    </message>
    <message>
        <source>Say for at least one figure what it shall be.</source>
        <translation>请至少为一项填写目标值。</translation>
    </message>
    <message>
        <source>Costs %1 nats of relative entropy a session.</source>
        <translation>每个会话的相对熵代价为 %1 奈特。</translation>
    </message>
    <message>
        <source>No probability differs</source>
        <translation>概率没有差别</translation>
    </message>
    <message>
        <source>Dwell time in a state</source>
        <translation>状态的停留时长</translation>
    </message>
    <message>
        <source>Mean session length: %1 → %2</source>
        <translation>平均会话长度：%1 → %2</translation>
    </message>
    <message>
        <source>Add a target for the length to keep it.</source>
        <translation>如需保持长度，请为其添加目标。</translation>
    </message>
    <message>
        <source>Say what the model shall come to. The cells that are not locked change as little as they can, in relative entropy; each row counts by how often sessions visit its state. Zeros stay zeros.</source>
        <translation>设定模型应达到的数值。未锁定的单元格以最小的相对熵变化来满足目标；每一行按会话访问其状态的次数加权。零仍为零。</translation>
    </message>
    <message>
        <source>Costs %1 nats of relative entropy an event.</source>
        <translation>每个事件的相对熵代价为 %1 奈特。</translation>
    </message>
    <message>
        <source>Largest changes of single probabilities</source>
        <translation>变化最大的单个概率</translation>
    </message>
    <message>
        <source>By their difference. States that sessions seldom visit change most freely.</source>
        <translation>按差值排序。会话很少访问的状态变化最自由。</translation>
    </message>
    <message>
        <source>“%1” is no number of events.</source>
        <translation>“%1”不是事件数。</translation>
    </message>
    <message>
        <source>“%1” is no share: they lie between 0 % and 100 %.</source>
        <translation>“%1”不是占比：占比在 0 % 到 100 % 之间。</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TaskFields</name>
    <message>
        <source>Features of sessions or users</source>
        <translation>会话或用户的特征</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.gz *.zst);;All files (*)</source>
        <translation>表格 (*.csv *.tsv *.gz *.zst);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Tags of items</source>
        <translation>商品标签</translation>
    </message>
    <message>
        <source>Tags (*.csv *.tsv *.json);;All files (*)</source>
        <translation>标签 (*.csv *.tsv *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Proposed tags</source>
        <translation>建议的标签</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>So much of each sequence is dropped while the model learns to tell all of its items</source>
        <translation>模型学习还原全部商品时，每个序列丢弃的比例</translation>
    </message>
    <message>
        <source>action=NAME: does it come later in the session? count=NAME: how often? amount=COLUMN: a number of the table of features</source>
        <translation>action=名称：之后在会话中是否发生？count=名称：发生几次？amount=列名：特征表中的数值</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>A table of what is known beforehand, with a column &quot;session&quot; or &quot;user&quot;</source>
        <translation>事先已知信息的表，含有“session”列或“user”列</translation>
    </message>
    <message>
        <source>The earlier sessions, to learn from; the later ones are the test</source>
        <translation>较早的会话用于学习，较晚的会话用于测试</translation>
    </message>
    <message>
        <source>a file is needed</source>
        <translation>需要一个文件</translation>
    </message>
    <message>
        <source>A table with the columns item and tag, or a JSON object of lists</source>
        <translation>含有 item 和 tag 两列的表，或由列表组成的 JSON 对象</translation>
    </message>
    <message>
        <source>Where tags for items without any are written, with their probabilities</source>
        <translation>把没有标签的商品的建议标签及其概率写到这里</translation>
    </message>
    <message>
        <source>Of the tagged items; as many again choose the threshold</source>
        <translation>在有标签的商品中；另取同样多的商品来选择阈值</translation>
    </message>
    <message>
        <source>Items to learn from that a tag must have</source>
        <translation>标签必须拥有的可供学习的商品数</translation>
    </message>
    <message>
        <source>So many tags, the most frequent ones</source>
        <translation>只取最常见的这么多个标签</translation>
    </message>
    <message>
        <source>Weight of the squared weights of each regression</source>
        <translation>每个回归的权重平方的系数</translation>
    </message>
    <message>
        <source>Weight of the squared weights; 0: what the validation likes best</source>
        <translation>权重平方的系数；0 表示由验证集选择</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TechniqueFields</name>
    <message>
        <source>Techniques</source>
        <translation>训练技巧</translation>
    </message>
    <message numerus="yes">
        <source>Techniques, %n in use</source>
        <translation>
            <numerusform>训练技巧，已用 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>embeddings, body, or how many of the first layers are not learnt</source>
        <translation>embeddings、body，或前几层不参与学习</translation>
    </message>
    <message>
        <source>How many items are drawn against the right ones in a step</source>
        <translation>每一步抽取多少个商品作为负例</translation>
    </message>
    <message>
        <source>How far the overconfidence is undone that drawn items bring</source>
        <translation>在多大程度上消除抽取负例带来的过度自信</translation>
    </message>
    <message>
        <source>Weight: two changed views of a sequence are told from those of the others</source>
        <translation>权重：把一条序列的两个变换视图与其他序列的区分开</translation>
    </message>
    <message>
        <source>What makes a view: pipelines apart by |, one of which is drawn</source>
        <translation>如何生成视图：以 | 分隔的步骤，每次抽取其一</translation>
    </message>
    <message>
        <source>Weight: which items were replaced by others is told</source>
        <translation>权重：识别哪些商品被替换过</translation>
    </message>
    <message>
        <source>Length of the disturbance, as a share of the embedded sequence</source>
        <translation>扰动的大小，以序列嵌入的范数为单位</translation>
    </message>
    <message>
        <source>Decay of the moving average of the weights, such as 0.999: it is validated and kept</source>
        <translation>权重滑动平均的衰减，例如 0.999：以它验证并保存</translation>
    </message>
    <message>
        <source>Each batch is computed in so many parts, in the memory of one</source>
        <translation>每批分成这么多份依次计算，只占一份的内存</translation>
    </message>
    <message>
        <source>Learning rate of each layer relative to the one above it</source>
        <translation>每层学习率与其上一层之比</translation>
    </message>
    <message>
        <source>Share of each matrix that is zero in the end</source>
        <translation>最终每个矩阵中为零的比例</translation>
    </message>
    <message>
        <source>So many models of as many seeds, whose probabilities are averaged</source>
        <translation>用不同种子训练这么多个模型，并平均其概率</translation>
    </message>
    <message>
        <source>measure without pruning</source>
        <translation>只测量，不剪枝</translation>
    </message>
    <message>
        <source>into one model</source>
        <translation>合成一个模型</translation>
    </message>
    <message>
        <source>do not wait for other runs</source>
        <translation>不等待其他运行</translation>
    </message>
    <message>
        <source>What matrices are multiplied in; sums, weights and evaluations stay in float32</source>
        <translation>矩阵相乘时所用的精度；求和、权重和评估仍为 float32</translation>
    </message>
    <message>
        <source>of all weights at once</source>
        <translation>所有权重一起更新</translation>
    </message>
    <message>
        <source>Fewer and larger kernels on a GPU; on the CPU it makes no difference</source>
        <translation>在 GPU 上核函数更少、更大；在 CPU 上没有差别</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TestFields</name>
    <message>
        <source>only new ones are ranked</source>
        <translation>仅对新商品排名</translation>
    </message>
    <message>
        <source>all items</source>
        <translation>全部商品</translation>
    </message>
    <message>
        <source>all items, and </source>
        <translation>全部商品，以及 </translation>
    </message>
    <message>
        <source> drawn ones</source>
        <translation> 个抽样商品</translation>
    </message>
    <message>
        <source>Also ranks each target among so many items drawn by chance, as some publications do. Such figures are marked: they order models otherwise and are not comparable with others.</source>
        <translation>另外让每个目标在随机抽取的这么多商品中排名，一些论文如此做。这类指标会标出：它们对模型的排序不同，与其他指标不可比较。</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TrainingForm</name>
    <message>
        <source>There is no data set yet: import a log or synthesise sessions first</source>
        <translation>还没有数据集：请先导入日志或合成会话</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建运行</translation>
    </message>
    <message>
        <source>Pre-train</source>
        <translation>预训练</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Fit baseline</source>
        <translation>拟合基线</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>leave out each user&apos;s last two events</source>
        <translation>留出每个用户的最后两个事件</translation>
    </message>
    <message>
        <source>They are the validation and test targets: synthetic sessions must not know them.</source>
        <translation>它们是验证和测试目标：合成会话不应知道它们。</translation>
    </message>
    <message>
        <source>Learn and test</source>
        <translation>学习并测试</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TrainingMonitor</name>
    <message>
        <source>nats · %1</source>
        <translation>奈特 · %1</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>The loss of the run appears here</source>
        <translation>运行的损失将显示在这里</translation>
    </message>
    <message>
        <source>Start a training at the left</source>
        <translation>在左侧开始训练</translation>
    </message>
    <message>
        <source>Hit rate and NDCG appear here after every epoch</source>
        <translation>每轮结束后，命中率和 NDCG 将显示在这里</translation>
    </message>
    <message>
        <source>A baseline has no curve: its figures stand below</source>
        <translation>基线没有曲线，其指标见下方</translation>
    </message>
    <message>
        <source>share of the questions</source>
        <translation>占题目的比例</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>隐空间</translation>
    </message>
    <message>
        <source>nats a session</source>
        <translation>每会话奈特</translation>
    </message>
    <message>
        <source>How much the latent space tells of a session appears here after every epoch</source>
        <translation>每轮之后，这里显示隐空间对会话说明了多少</translation>
    </message>
    <message>
        <source>Critic</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>share of the sessions it tells right</source>
        <translation>判断正确的会话比例</translation>
    </message>
    <message>
        <source>How often the critic is right appears here once the log has been learnt</source>
        <translation>学完日志后，这里显示判别器的正确率</translation>
    </message>
    <message>
        <source>%1: %2 of what can be known</source>
        <translation>%1：已达可知上限的 %2</translation>
    </message>
    <message>
        <source>after every epoch</source>
        <translation>每轮之后</translation>
    </message>
    <message>
        <source>What the validation says appears here after every epoch</source>
        <translation>每轮之后的验证结果将显示于此</translation>
    </message>
    <message>
        <source>by the L2 of the regression</source>
        <translation>按回归的 L2</translation>
    </message>
    <message>
        <source>What each L2 that is tried comes to appears here</source>
        <translation>在此显示所尝试的每个 L2 的结果</translation>
    </message>
    <message>
        <source>Accuracy and F1 appear here after every epoch</source>
        <translation>每轮之后在此显示准确率和 F1</translation>
    </message>
    <message>
        <source>Regressions have no curve: their figures stand below</source>
        <translation>回归没有曲线，其指标见下方</translation>
    </message>
    <message>
        <source>%1: at least %2</source>
        <translation>%1：不低于 %2</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TrainingPage</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Synthesise</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>Draw sessions from this generator as a data set</source>
        <translation>从该生成器抽取会话，存为数据集</translation>
    </message>
    <message>
        <source>Synthesising from %1</source>
        <translation>正在用 %1 合成</translation>
    </message>
    <message>
        <source>%1: %2 sessions, %3 events in %4</source>
        <translation>%1：%2 个会话，%3 个事件，用时 %4</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Show the data set that was drawn from this generator</source>
        <translation>显示由此生成器合成的数据集</translation>
    </message>
    <message numerus="yes">
        <source>%n further run(s) of this series were not started</source>
        <translation>
            <numerusform>本系列还有 %n 次运行没有启动</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TransitionCard</name>
    <message>
        <source>Transition</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>size: long-run share of time</source>
        <translation>大小：长期时间占比</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>状态图</translation>
    </message>
    <message>
        <source>How transitions are shown</source>
        <translation>转移的显示方式</translation>
    </message>
    <message>
        <source>Transition matrix</source>
        <translation>转移矩阵</translation>
    </message>
    <message>
        <source>size: long-run share of time · bar: the session ends</source>
        <translation>大小：长期时间占比 · 短杠：会话结束</translation>
    </message>
    <message>
        <source>%1 × %2 · P(next state | state, the session goes on)</source>
        <translation>%1 × %2 · P(下一状态 | 状态，会话继续)</translation>
    </message>
    <message>
        <source>%1 × %2 · P(next state | state)</source>
        <translation>%1 × %2 · P(下一状态 | 状态)</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::TransitionCompare</name>
    <message>
        <source>What follows an action, synthetic minus real</source>
        <translation>动作之后的动作：合成减真实</translation>
    </message>
    <message>
        <source>Point at a cell, or use the arrow keys, for its numbers.</source>
        <translation>指向某格或用方向键查看数值。</translation>
    </message>
    <message>
        <source>%1 → %2: synthetic %3, real %4 · %5</source>
        <translation>%1 → %2：合成 %3，真实 %4 · %5</translation>
    </message>
    <message>
        <source>beyond chance</source>
        <translation>超出偶然</translation>
    </message>
    <message>
        <source>within chance</source>
        <translation>属偶然</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::VersionsModel</name>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>as saved</source>
        <translation>与已保存的相同</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::VersionsPanel</name>
    <message>
        <source>What changed? (a note, if you like)</source>
        <translation>改了什么？（备注，可不填）</translation>
    </message>
    <message>
        <source>Note of the version</source>
        <translation>版本备注</translation>
    </message>
    <message>
        <source>Save version</source>
        <translation>保存版本</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>One version is compared with what is shown, two with each other. A double click on a note edits it.</source>
        <translation>选一个版本与当前内容比较，选两个则相互比较。双击备注可编辑。</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Emission</source>
        <translation>发射</translation>
    </message>
    <message>
        <source>Initial</source>
        <translation>初始</translation>
    </message>
    <message>
        <source>Which probabilities are compared</source>
        <translation>比较哪些概率</translation>
    </message>
    <message>
        <source>Differences in percentage points</source>
        <translation>差异（百分点）</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Restore version %1</source>
        <translation>恢复版本 %1</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Choose one version, or two, to see what differs</source>
        <translation>选择一个或两个版本以查看差异</translation>
    </message>
    <message>
        <source>From %1 to %2, percentage points</source>
        <translation>%1 → %2（百分点）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Only in %1: %2</source>
        <translation>仅在 %1：%2</translation>
    </message>
    <message>
        <source>Only now: %1</source>
        <translation>仅在当前：%1</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>initial</source>
        <translation>初始</translation>
    </message>
    <message>
        <source>%1: from %2 to %3</source>
        <translation>%1：由 %2 变为 %3</translation>
    </message>
    <message>
        <source>%1 pp</source>
        <translation>%1 百分点</translation>
    </message>
    <message>
        <source>No probability differs</source>
        <translation>概率没有差别</translation>
    </message>
    <message>
        <source>Largest differences</source>
        <translation>差异最大</translation>
    </message>
    <message>
        <source>states %1</source>
        <translation>状态 %1</translation>
    </message>
    <message>
        <source>actions %1</source>
        <translation>动作 %1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>The two have no states in common: no cell can be compared</source>
        <translation>两者没有共同的状态：无法逐格比较</translation>
    </message>
    <message>
        <source>States are matched without the names of their personas</source>
        <translation>状态按不含画像名的名称对应</translation>
    </message>
    <message>
        <source>No state has the same name in both: they are matched by what they do</source>
        <translation>两者没有同名状态：按各状态的行为配对</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::VisitCard</name>
    <message>
        <source>Set the pause between visits</source>
        <translation>设定到访之间的停顿</translation>
    </message>
    <message>
        <source>Set the spread of pauses between visits</source>
        <translation>设定到访间停顿的离散</translation>
    </message>
    <message>
        <source>Set the days of the log</source>
        <translation>设定日志的天数</translation>
    </message>
    <message>
        <source>Per user</source>
        <translation>每用户</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>What of the visits is shown</source>
        <translation>显示到访的哪一方面</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>离散</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Median pause between the visits of a user</source>
        <translation>同一用户两次到访之间停顿的中位数</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>The median pause from the end of a visit to the next one of the same user; quiet hours count less</source>
        <translation>从一次到访结束到同一用户下一次到访的停顿中位数；冷清时段计得少</translation>
    </message>
    <message>
        <source>Spread of the pauses</source>
        <translation>停顿的离散</translation>
    </message>
    <message>
        <source>Two thirds of the pauses lie between the median divided and multiplied by it</source>
        <translation>三分之二的停顿介于中位数除以它与乘以它之间</translation>
    </message>
    <message>
        <source>Days of the log</source>
        <translation>日志的天数</translation>
    </message>
    <message>
        <source>All visits of a user begin within so many days</source>
        <translation>同一用户的所有到访都在这么多天内开始</translation>
    </message>
    <message>
        <source>Shares of the visits</source>
        <translation>到访占比</translation>
    </message>
    <message>
        <source>%1 sessions or more</source>
        <translation>%1 个会话及以上</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1:00 to %1:59 UTC</source>
        <translation>%1:00 至 %1:59 UTC</translation>
    </message>
    <message>
        <source>median pause %1 to %2 h (95 %) from %3 pauses</source>
        <translation>停顿中位数 %1 至 %2 小时（95 %），来自 %3 次停顿</translation>
    </message>
    <message>
        <source>sessions of a user, share of users</source>
        <translation>每用户会话数，用户占比</translation>
    </message>
    <message>
        <source>hour (UTC), share of the sessions that begin</source>
        <translation>时段 (UTC)，开始的会话占比</translation>
    </message>
    <message>
        <source>share of the sessions that begin</source>
        <translation>开始的会话占比</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>each session by a user of its own</source>
        <translation>每个会话各属一个用户</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设定</translation>
    </message>
    <message>
        <source>%1 · %2 users, %3 sessions</source>
        <translation>%1 · %2 个用户，%3 个会话</translation>
    </message>
    <message>
        <source>Set sessions of a user</source>
        <translation>设定每用户会话数</translation>
    </message>
    <message>
        <source>Set hours of the visits</source>
        <translation>设定到访时段</translation>
    </message>
    <message>
        <source>Set weekdays of the visits</source>
        <translation>设定到访星期</translation>
    </message>
    <message>
        <source>Users and visits</source>
        <translation>用户与到访</translation>
    </message>
    <message>
        <source>too few days to tell weekdays apart: all are taken to be alike</source>
        <translation>天数过少，无法区分星期几：视为完全相同</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::WaysRow</name>
    <message>
        <source>Back</source>
        <translation>回溯</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>Steps to what came before the last item in some session: in a basket the order says little</source>
        <translation>转到某次会话中出现在上一商品之前的商品：同一篮中先后顺序意义不大</translation>
    </message>
    <message>
        <source>Steps to what stands beside the same items as the last one, as alike items do</source>
        <translation>转到与上一商品有相同邻居的商品，即相似的商品</translation>
    </message>
    <message>
        <source>%1: %2, %3 to %4 (95 %)</source>
        <translation>%1：%2，%3 至 %4（95 %）</translation>
    </message>
</context>
<context>
    <name>sessionsmith::widgets::WorkspacePanel</name>
    <message>
        <source>Bin · %1</source>
        <translation>回收站 · %1</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Back again: %1</source>
        <translation>已还原：%1</translation>
    </message>
    <message>
        <source>Deleted for good: %1</source>
        <translation>已彻底删除：%1</translation>
    </message>
    <message>
        <source>The bin is empty; %1 were freed</source>
        <translation>回收站已清空，释放了 %1</translation>
    </message>
    <message>
        <source>Giving back room</source>
        <translation>正在释放空间</translation>
    </message>
    <message>
        <source>%1 were given back</source>
        <translation>已释放 %1</translation>
    </message>
    <message>
        <source>Copy the workspace to a new folder</source>
        <translation>把工作区复制到新文件夹</translation>
    </message>
    <message>
        <source>Copying the workspace</source>
        <translation>正在复制工作区</translation>
    </message>
    <message>
        <source>Copied to %1</source>
        <translation>已复制到 %1</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Copy to…</source>
        <translation>复制到…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>可释放</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>释放空间</translation>
    </message>
    <message>
        <source>Empty pages of the database, and files that belong to nothing</source>
        <translation>数据库的空页，以及不属于任何内容的文件</translation>
    </message>
    <message>
        <source>Stopped; no copy was made</source>
        <translation>已停止；没有留下副本</translation>
    </message>
    <message>
        <source>Emptying the bin</source>
        <translation>正在清空回收站</translation>
    </message>
</context>
</TS>
