/**
 * General speech of people who call a hospital's logistics desk: things (concept `ac`: 空调, 冷气, 风机盘管), what is wrong with
 * them (`leak`: 漏水, 滴水, 渗水), words of urgency, and fillers. Not of one hospital. A concept joins what a caller says
 * (水龙头一直滴) with the words of a service type (水龙头漏水) that uses others. One line per concept, the clearest word first.
 */

const thingLines = `
ac 空调 冷气 风机盘管 盘管 空调出风口 出风口 中央空调 空调机 空调外机
lift 电梯 直梯 扶梯 客梯 货梯 病梯 轿厢 升降梯 梯子 自动扶梯
light 灯 日光灯 灯管 灯泡 照明 吸顶灯 顶灯 床头灯 夜灯 应急灯 走廊灯 筒灯 灯带 壁灯 阅片灯 地灯
shadowless 无影灯 手术灯 吊塔
socket 插座 插头 电源插座 插排 开关 面板 电源
power 停电 没电 跳闸 断电 来电 电闸 空开 总闸 没有电 电没了 配电箱 掉电 全黑
toilet 马桶 坐便器 厕所 卫生间 蹲坑 便池 小便池 大便池 坐便 抽水马桶 洗手间 蹲便器 蹲便
tap 水龙头 龙头 水嘴 感应龙头 阀门 角阀 混水阀
pipe 水管 管子 管道 上水管 软管 暖气管 下水管 热水管 自来水管 给水管
drain 下水道 地漏 下水 排水 水池 洗手池 水槽 下水口 面盆 洗手盆 洗脸池 拖把池 水盆
shower 花洒 淋浴 喷头 淋浴头 热水器 浴室
hotwater 热水 开水 开水器 饮水机 开水炉 热水供应 烧水器 净水器
nowater 停水 没水 没有水 断水 不出水 水停了 不来水
door 门 房门 木门 玻璃门 门把手 把手 合页 自动门 感应门 防火门 柜门 推拉门 闭门器 大门 卷帘门
lock 锁 门锁 锁芯 钥匙 开锁 门禁 锁头 刷卡 钥匙断
window 窗户 窗 窗子 玻璃 纱窗 窗扇 窗框 推拉窗 百叶窗
curtain 窗帘 隔帘 床帘 轨道 帘子 窗帘杆 拉帘
bed 病床 床 床摇把 摇把 床栏 护栏 床档 摇床 床脚 床板 床尾 床头板 电动床 抢救床 检查床 摇杆 床头
wheelchair 轮椅 平车轮子 推床 脚踏板 平车坏 轮子 脚轮
furniture 桌子 椅子 柜子 床头柜 抽屉 陪护椅 凳子 沙发 办公桌 家具 储物柜 衣柜 办公椅 文件柜 更衣柜 候诊椅 餐桌 板凳 排椅 货架 输液架 柜门
callbell 呼叫器 呼叫铃 床头铃 呼叫系统 呼叫 对讲 按铃 铃 呼叫按钮 床头呼叫
oxygen 氧气 吸氧 氧气表 供氧 湿化瓶 氧压 氧气带 设备带 氧气压力 中心供氧 氧气终端 给氧 氧气接口
suction 负压 吸引 吸引器 中心吸引 吸痰器 负压吸引 真空 吸引口 压缩空气
tv 电视 电视机 遥控器 机顶盒
computer 电脑 打印机 网络 网线 鼠标 键盘 显示器 主机
telephone 电话 话机 电话机
ceiling 天花板 吊顶 天花 房顶 屋顶 扣板 顶棚 顶板
wall 墙 墙面 墙皮 墙砖 瓷砖 墙角 粉刷 踢脚线 墙纸
ground 地砖 地板 地胶 地面 地板革 地坪 台阶 坡道 盲道
roof 屋面 楼顶 外墙 雨水管 防水
heater 暖气 暖气片 地暖 供暖 取暖
fan 排风扇 排气扇 新风 换气扇 风扇 排风 通风 抽风机 电扇
fridge 冰箱 冷藏柜 冷柜 冷库 冰柜 冷藏冰箱
diet 饮食 糖尿病餐 治疗餐 流质 流食 半流 半流食 营养餐 低盐 忌口 鼻饲 清真 软食 普食 匀浆 糖尿病饮食 流质饮食 低脂 无糖
food 饭 订餐 餐 送餐 点餐 午饭 晚饭 早饭 盒饭 加餐 午餐 晚餐 早餐 伙食 饭菜 套餐 夜宵 面条 粥 病号饭 送饭 订饭 饺子 米饭
menu 菜谱 菜单 有什么菜 今天吃什么 几点开饭 开饭 供餐时间 什么菜 餐费 饭卡 充值
specimen 标本 血样 样本 化验单 痰标本 尿样 血标本 送检 大便样 抽的血 血气 活检
blood 取血 送血 血袋 悬浮红细胞 血浆 用血 血小板 红细胞 领血
drug 取药 送药 药品 液体 领药 大输液 拿药
patient 病人 患者 转科 检查 接病人 送病人 转运 推病人 做检查 平车 送检查 陪检 术后
goods 物品 物资 氧气瓶 搬 搬运 器械 领物 文件 设备 耗材 包裹 箱子 送东西 消毒包
corpse 遗体 去世 太平间 尸体 殡仪馆 殡葬 死亡 过世 寿衣 灵车
linen 被子 床单 被服 枕头 被套 枕套 病号服 病员服 工作服 棉被 褥子 床罩 换洗 床品 白大褂 手术衣 洗衣服 洗手衣 隔离衣 布草 洗涤 被芯
extrabed 加床 临时病床 折叠床 陪护床 床位不够 临时床 移动床 行军床 借床 多一张床
clean 保洁 打扫 拖地 清洁 卫生 清扫 擦 收拾 打扫卫生 清理 阿姨 扫 搞卫生 保洁员 拖 擦玻璃
spill 呕吐物 吐 尿 血迹 大便 打翻 洒 呕吐 血污 泼 吐了 撒 污渍 便溺 体液
disinfect 消毒 消杀 终末消毒 紫外线 终末 喷洒 紫外线消毒 杀菌 空气消毒 床单元消毒
garbage 垃圾 垃圾桶 垃圾袋 垃圾满 生活垃圾 倒垃圾
medwaste 医废 医疗垃圾 利器盒 黄色垃圾袋 医疗废物 锐器盒 黄袋子 针头
pest 蟑螂 老鼠 蚊子 虫 苍蝇 虫子 蚂蚁 灭鼠 蚊虫 除四害
nurseaide 护工 陪护 陪护员 护理员 陪床 照顾病人 请人照顾 陪人 看护
parcel 快递 包裹 邮件 寄件 取件 寄快递 挂号信 邮寄 信件
ticket 订票 火车票 机票 车票 高铁票 票 飞机票 动车票
pickup 接站 送站 接机 机场 火车站 接人 高铁站 送机 接送 车站
house 宿舍 房屋 家属楼 公寓 单身楼 周转房 家属院 房子
complaint 投诉 态度 不满 意见 催了 没人管 太差 服务差 告你们 差评 投诉你们 还没人来 骂人 态度恶劣
enquiry 咨询 问一下 请问 怎么走 几点 电话多少 查询 在哪 打听 问问 在哪里 怎么 多少钱 咋走 能不能 什么时候
fire 着火 起火 火警 烟雾 失火 火灾 有烟 烧起来 火苗 浓烟 烟感报警 着了 明火
smell 异味 臭味 味道 臭 难闻 怪味 返味 反味 返臭 有味 气味
gas 煤气 燃气 天然气 漏气 瓦斯
boiler 锅炉 蒸汽 换热
security 打架 闹事 保安 偷 小偷 医闹 打人 被盗 吵架 治安
`;

const faultLines = `
leak 漏水 滴水 渗水 漏 滴 淌水 流水 渗 冒水 往下滴 返水 滴答 往下流 滴滴答答 漏雨 关不住 水流不止 关不严 关不紧
burst 爆管 爆 喷水 水管爆 爆裂 爆了 裂 破裂 崩 水喷 大量漏水 淹 哗哗 跑水 淹了 炸 水漫 断裂 漫水
blocked 堵 堵塞 不通 下不去 溢水 满了 堵了 溢 反水 漫出来 下水慢 返上来 冲不下 不下水 冲不下去 流不下去 堵住
broken 坏 坏了 失灵 不好使 不能用 没反应 故障 用不了 不动 罢工 不工作 不好用 损坏 报修 修 不行了 出问题 打不开机 修理 维修
notcool 不制冷 温度高 温度太高 不冷 不凉 太热 热死 热 不凉快 没冷气 没冷风 热得很
notwarm 不制热 不热 冷 太冷 不暖和 冻 没暖气 吹冷风 没热风 暖气不热
noise 异响 响 噪音 声音大 吵 嗡嗡 咔咔 吱吱 响声 怪声 噪声 哐当 异常声音 嗡嗡响
trapped 困人 困 关人 被困 关在里面 卡人 困在 困住 出不来 关里面 困了
stopped 停 停了 停运 停梯 不走 不开门 停在 按了没反应 卡 不运行 不关门 开不了门 不上不下 按不动 不动 停用 平层不准 门不关 门关不上
notlit 不亮 灭 黑 瞎 不亮了 没亮 憋了 灯灭
flicker 闪 频闪 闪烁 一闪一闪 忽明忽暗 一直闪
stuck 打不开 关不上 拉不开 推不动 开不开 卡住 锁住 打不开门 关不了 卡死 忘带钥匙 反锁 合不上 拉不上 摇不动 摇不起来 升不起来 放不下来 摇不上去 降不下
loose 松 松动 掉 脱落 断 掉了 歪 晃 断了 摇晃 不稳 破 碎 裂开 塌 松了 掉下来 脱 鼓 翘 起皮 脱漆 变形 剥落 开裂 掉皮 破损
nopressure 压力低 压力不足 没压力 报警 压力不够 压力 不出气 氧压低 中断 断氧 没氧 没氧气 停氧 没有氧气
wet 有水 积水 很滑 湿 湿滑 地滑 滑倒 地上水 水多 水渍 一地水 一滩水 地上一滩
spark 打火 短路 漏电 冒烟 焦味 糊味 火花 触电 麻手 烧焦 焦糊味 冒火花 电人 烧了 烧焦味
dirty 脏 臭 油污 不干净 灰 太脏 脏得很 灰尘
send 转 转运 转科 转院 送 取 接 拿 搬 运 推 拉
notcome 没到 没来 没送 没送来 没送到 不见来 没人来 没人 还没来
want 要 订 借 换 加 领 需要 申请 更换
`;

const urgencyLines = "1 救命 抢救 着火 大出血 心跳 停跳 要命 人命\n2 急 快 快点 赶紧 马上 立刻 加急 急用 急急急 尽快 手术 十万火急 立即 火速 特急 紧急 危重 急查";
const fillers = "你好 您好 麻烦 麻烦你 那个 我们 我们这 我们这里 这边 这里 我这 帮忙 帮我 帮我们 看一下 看看 一下 过来 派人 派个人 师傅 来个人 来人 好像 有点 一直 又 老是 请 喂 就是 然后 我是 谢谢 是不是 可以 给 里面 的 了 吗 呢 吧 啊 在 有 是 旁边 对面 斜对面 隔壁 外面 附近 门口 今天 昨天 刚才 刚刚 现在 早上 晚上 一个 把 病房 病区 患者家属 家属 说 反映 哎 嗯 哦 这个 安排 人 能 让 叫 赶 住院部 能不能 您 你们 咱 咱们 这儿 那边 需要 老师 护士长 护士 大夫 医生 处理 不知道 怎么回事 反正 什么 都 也 还 很 已经 从 到 往 去 至 送到 送去 送往 送回 转到 转去 转往 推到 推去 漫到 流到 漏到 滴到 跟";

export type ConceptKind = "thing" | "fault";

/** The last word of a line is that much less likely meant by its initials than the first. */
const lastWord = 0.35;

/** A general word as one of the things or faults it may stand for. */
export interface Concept {
  readonly concept: string;
  readonly kind: ConceptKind;
  /** 1 for the clearest word of its line. */
  readonly telling: number;
}

function readLines(text: string, kind: ConceptKind): readonly (readonly [word: string, concept: string, kind: ConceptKind, telling: number])[] {
  return text.trim().split("\n").flatMap((line) => {
    const [concept = "", ...words] = line.split(" ");
    return words.map((word, at) => [word, concept, kind, 1 - lastWord * (at / words.length)] as const);
  });
}

/** Every general word with the concepts it stands for. */
export const conceptsByWord: ReadonlyMap<string, readonly Concept[]> = (() => {
  const byWord = new Map<string, Concept[]>();
  for (const [word, concept, kind, telling] of [...readLines(thingLines, "thing"), ...readLines(faultLines, "fault")]) {
    byWord.set(word, [...(byWord.get(word) ?? []), { concept, kind, telling }]);
  }
  return byWord;
})();

/** Words that raise the priority, with the priority they raise to. */
export const urgencyByWord: ReadonlyMap<string, 1 | 2> = new Map(
  urgencyLines.split("\n").flatMap((line) => {
    const [level = "2", ...words] = line.split(" ");
    return words.map((word) => [word, level === "1" ? 1 : 2] as const);
  }),
);

/** Words that say nothing about place or matter. */
export const fillerWords: readonly string[] = fillers.split(" ");
