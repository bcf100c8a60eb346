/**
 * Names that Chinese hospitals use for the same kind of place. Not of one hospital: a catalogue that calls its laboratory
 * 检验科 is found by 化验室 too. One line per kind, official names and everyday ones mixed. Also the rules by which people
 * shorten a department's name (神经外科 → 神外).
 */

const lines = [
  "检验科 化验室 化验科 检验室 检验中心",
  "放射科 影像科 影像室 拍片室 医学影像科 影像中心",
  "超声科 b超 彩超 b超科 彩超室 超声室 超声医学科",
  "icu 重症监护室 重症监护 重症医学科 重症病房 重症 监护病房 监护室",
  "ccu 心脏监护室 冠心病监护室",
  "手术部 手术室 手术间 手术中心 麻醉手术部",
  "供应室 消毒供应中心 供应中心 消毒供应室 消供中心 消供",
  "血液透析中心 血透室 透析室 血透 透析中心 血液净化中心 透析科 血透中心",
  "静配中心 静脉配置中心 静配 静脉用药调配中心 配液中心 静配室",
  "出入院处 住院处 出院处 入院处 住院收费处 出入院 住院部收费处 住院登记处",
  "挂号收费处 挂号处 收费处 挂号室 收费室 挂号窗口 挂号",
  "心血管内科 心内科 心内 心血管科 心脏内科 心脏科 心血管",
  "普通外科 普外科 普外 普外病房",
  "老年医学科 老年科 老年病科 老干科 老年病房 老年",
  "康复医学科 康复科 康复病房 康复",
  "新生儿科 新生儿 nicu 新生儿病房 新生儿室 新生儿监护室",
  "消化内镜中心 内镜中心 内镜室 胃肠镜室 胃肠镜中心 内窥镜室 消化内镜 胃肠镜",
  "耳鼻喉科 五官科 耳鼻喉 耳鼻咽喉科 耳鼻喉头颈外科",
  "血库 输血科 血站 输血室",
  "门诊药房 门诊西药房 门药房 门诊取药处",
  "住院药房 病区药房 中心药房 住院部药房",
  "心功能科 心电图室 心功能室 心电室 心功能",
  "病理科 病理室 病理",
  "体检中心 体检科 健康管理中心 体检",
  "核医学科 核医学 同位素科 核医科",
  "放疗科 放射治疗科 放疗中心 放疗",
  "肿瘤科 肿瘤内科 肿瘤 放化疗科",
  "感染科 感染病科 传染科 感染性疾病科 感染病房 传染病房",
  "妇科 妇科病房", "产科 产房 产科病房 产科病区", "儿科 小儿科 儿科病房 儿童病房 儿内科",
  "中医科 中医 国医堂", "口腔科 牙科", "皮肤科 皮肤", "眼科 眼科诊室",
  "急诊科 急诊 急诊室 急诊部 急诊中心 急症科", "日间病房 日间手术中心 日间",
  "采血中心 抽血中心 抽血处 采血处 采血室 抽血室 采血",
  "信息科 信息中心 计算机中心 网络中心 信息处 电脑室 计算机室",
  "后勤办公室 总务科 后勤办 后勤科 后勤处 总务处 后勤保障部 后勤",
  "保卫科 保卫处 安保科 保安部 保安室 治安办", "病案室 病案科 病案 病历室",
  "院长办公室 院办 院办公室 院长办 院长室", "财务科 财务处 财务部 财务室 财务",
  "医务科 医务处 医务部 医教科 医务", "护理部 护理处",
  "食堂 餐厅 饭堂 职工食堂 营养食堂", "营养科 营养室 临床营养科",
  "洗衣房 洗涤中心 洗衣间 被服中心 被服房 洗衣中心", "物资库房 总库房 总库 物资库 中心库房 物资仓库 仓库",
  "一站式服务中心 调度中心 服务中心 一站式中心 后勤调度中心",
  "氧气站 供氧站 液氧站 制氧站 氧站 制氧机房", "锅炉房 锅炉间 锅炉", "中心配电室 总配电室 变电所 配电房 高压配电室 变配电室",
  "发电机房 柴油发电机房 发电机室 柴发机房", "污水处理站 污水站 污水处理", "医废暂存间 医废间 医废站 医疗垃圾站 医废暂存处 医疗废物暂存间 医废库",
  "太平间 停尸房 殡仪间", "停车场 停车位 车场 地面停车场", "快递收发点 快递点 收发室 快递站 传达室",
  "东大门 东门 大门 正门", "南门 南大门", "花园 院子 小花园 绿地", "急救车道 救护车道 急救通道",
  "护士站 护士台 护理站 护士办 分诊护士站", "医生办公室 医生办 医办 医办室 医师办公室 大夫办公室 医生室 医护办公室",
  "配餐间 配餐室 备餐间 备餐室 餐间", "治疗室 治疗间 配药室", "处置室 换药间 处置间", "污物间 污洗间 污物室 脏污间 污洗室 污物处置间",
  "开水间 开水房 茶水间 热水间 打水间 茶水房", "值班室 值班房 休息室", "库房 仓库 储物间 储藏室 库",
  "卫生间 厕所 洗手间 病房卫生间 病房厕所 茅房", "公共卫生间 公厕 公共厕所 公卫 公用卫生间 卫生间 厕所 洗手间",
  "走廊 过道 楼道 通道 走道", "电梯厅 电梯口 电梯间 候梯厅 电梯前厅 电梯门口", "楼梯间 楼梯 步梯 楼梯口 安全通道 消防楼梯 消防通道",
  "配电间 配电室 强电间 强电井 配电箱间 电井", "空调机房 空调机组间 新风机房 风机房", "水泵房 泵房 给水泵房 生活水泵房", "消防泵房 消防水泵房",
  "制冷机房 冷冻机房 制冷站 冷水机房", "换热站 热交换站 热力站 换热间", "中心机房 信息机房 服务器机房 网络机房",
  "外墙 墙外 外立面", "屋面 楼顶 屋顶 天台 房顶 顶楼",
  "候诊区 候诊厅 候诊大厅 候诊室", "发药窗口 取药窗口 取药处 拿药窗口", "门诊大厅 门诊厅 大厅",
  "住院大厅 住院部大厅 大厅", "磁共振室 磁共振 mri 核磁 核磁共振 核磁室 核磁共振室 mr室 mr", "ct室 ct", "dr室 dr 拍片", "留观室 留观 观察室 急诊留观 留观病房",
  "抢救室 急救室 抢救间 抢救大厅", "清创室 清创缝合室", "输液大厅 输液室 输液区 门诊输液室 输液厅", "胃镜室 胃镜", "肠镜室 肠镜",
  "监控室 消控室 监控中心 安防监控室", "学术报告厅 报告厅 礼堂 学术厅", "职工餐厅 员工餐厅", "便民超市 超市 小卖部 小超市",
  "调度室 指挥调度室", "投诉接待室 投诉办 投诉室", "全科门诊 全科", "预防接种门诊 预防接种 接种门诊 打疫苗的",
  "口腔门诊 牙科门诊", "社区药房 社区取药处", "理疗科 理疗室 理疗",
];

const synonymsByName = new Map<string, Set<string>>();
for (const line of lines) {
  const names = line.split(" ");
  for (const one of names) {
    const known = synonymsByName.get(one) ?? new Set<string>();
    for (const other of names) if (other !== one) known.add(other);
    synonymsByName.set(one, known);
  }
}

/** Endings that people leave out. */
const endings = /(医学科|科室|科|中心|部|处|办公室|诊室|楼)$/;

function shortened(name: string): readonly string[] {
  const found: string[] = [];
  const branch = /^(\p{Script=Han}{2,5})(内|外)科$/u.exec(name);
  if (branch !== null) {
    const [, stem = "", side = ""] = branch;
    found.push(stem + side, `${stem.slice(0, 1)}${side}`, `${stem.slice(0, 1)}${side}科`, `${stem}科`, stem);
  }
  const cut = name.replace(endings, "");
  if (cut !== name && cut.length >= 2) found.push(cut, `${cut}科`, `${cut}病房`, `${cut}病区`);
  if (name.endsWith("科")) found.push(`${name}病房`, `${name}病区`);
  const numbered = /^(\d+)号?(\D+)$/.exec(name) ?? swapped(/^(\D+?)(\d+)号?$/.exec(name));
  if (numbered !== null) found.push(`${numbered[1]}${numbered[2]}`, `${numbered[1]}号${numbered[2]}`, `${numbered[2]}${numbered[1]}`);
  const ordinal = /^第(.+)$/.exec(name)?.[1];
  if (ordinal !== undefined) found.push(ordinal);
  return found;
}

function swapped(found: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return found === null ? null : [found[0], found[2], found[1]];
}

/** Other names for a place's (normalised) name, with how much less they say than the name itself. */
export function aliasesOf(name: string): ReadonlyMap<string, number> {
  const aliases = new Map<string, number>();
  const offer = (alias: string, factor: number) => {
    if (alias !== name && alias.length > 1 && (aliases.get(alias) ?? 0) < factor) aliases.set(alias, factor);
  };
  for (const alias of synonymsByName.get(name) ?? []) offer(alias, 0.92);
  for (const alias of shortened(name)) offer(alias, 0.88);
  return aliases;
}
