-- A small county with everything that a real ledger has: an apostrophe and markup in names, a township without a
-- target, one without a project, a rate above 100, projects not started, suspended, completed last year and this
-- year, projects of a department and of the county itself, another county's region with months of its own.

insert into regions by name
select *, '台账.xlsx' as source_file, '区域' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    ('某市', '地市', null, 1),
    ('甲县', '县市', '某市', 2),
    ('乙县', '县市', '某市', 3),
    ('丙县', '县市', '某市', 4),
    ('城关镇', '镇乡', '甲县', 5),
    ('O''Brien镇', '镇乡', '甲县', 6),
    ('<b>河东</b>$x$乡', '镇乡', '甲县', 7),
    ('空白镇', '镇乡', '甲县', 8),
    ('开发区', '园区', '甲县', 9),
    ('发改局', '部门', '甲县', 10),
    ('水利局', '部门', '甲县', 11),
    ('河西镇', '镇乡', '乙县', 12),
) as rows (name, level, parent, sort_order);

insert into projects by name
select *, '台账.xlsx' as source_file, '项目' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    ('A1', '城关镇纺织厂', '城关镇', '民资', null, 1000, 800, null, null, false, date '2022-11-01', date '2023-01-15', date '2023-03-01', date '2024-04-30', null, null),
    ('A2', '城关镇粮库', '城关镇', '民资', null, 400, null, null, null, false, null, null, date '2024-02-01', date '2024-12-31', null, null),
    ('A3', '城关镇冷链', '城关镇', '境内市外', '上海', 600, null, null, null, false, date '2023-11-01', date '2024-01-10', null, date '2024-12-31', null, null),
    ('A4', '城关镇意向', '城关镇', '境内市外', '浙江', 900, null, null, null, false, date '2024-04-01', null, null, null, null, null),
    ('B1', 'O''Brien "工厂"', 'O''Brien镇', '境内市外', '上海', 500, 120, null, null, false, null, null, date '2024-01-05', date '2024-06-30', date '2024-05-20', null),
    ('C1', '<script>alert(1)</script>', '<b>河东</b>$x$乡', '民资', null, 800, 100, null, null, false, null, null, date '2022-05-01', date '2024-12-31', null, date '2024-03-15'),
    ('D1', '开发区电厂', '开发区', '国有', null, 10000, 1500, null, null, true, null, null, date '2023-06-01', date '2025-12-31', null, null),
    ('D2', '开发区玩具', '开发区', '外资', '香港', 2000, null, 200, 200, false, null, null, date '2023-01-01', date '2023-12-31', date '2023-12-20', null),
    ('D3', '开发区电子', '开发区', '外资', '香港', 1500, 150, 100, 25, false, null, null, date '2023-09-01', date '2024-03-31', date '2024-02-10', null),
    ('E1', '发改局平台', '发改局', '国有', null, 700, null, null, null, false, null, null, date '2024-01-01', date '2024-12-31', null, null),
    ('F1', '甲县道路', '甲县', '国有', null, 300, null, null, null, false, null, null, date '2024-03-01', date '2024-12-31', null, null),
    ('X1', '河西镇矿山', '河西镇', '民资', '上海', 9999, null, null, null, false, null, null, date '2021-01-01', date '2024-12-31', null, null),
) as rows (
    project_code, name, region, investor_origin, origin_place, planned_investment, annual_plan, contracted_foreign,
    paid_in_foreign, listed_separately, signed_on, approved_on, started_on, planned_completion_on, completed_on,
    suspended_on
);

insert into investments by name
select *, '台账.xlsx' as source_file, '投资' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    ('D2', date '2023-01-01', '外资', 100, null),
    ('C1', date '2023-02-01', '民资', 80, null),
    ('A1', date '2023-03-01', '民资', 100, null),
    ('D2', date '2023-05-01', '外资', 200, null),
    ('D1', date '2023-06-01', '银行贷款', 500, null),
    ('D3', date '2023-10-01', '外资', 200, null),
    ('A1', date '2023-12-01', '民资', 50, null),
    ('A1', date '2024-01-01', '民资', 100, null),
    ('C1', date '2024-01-01', '民资', 30, null),
    ('D3', date '2024-01-01', '外资', 120, null),
    ('E1', date '2024-01-01', '财政', 10, null),
    ('A2', date '2024-02-01', '民资', 60, null),
    ('D1', date '2024-02-01', '银行贷款', 700, null),
    ('B1', date '2024-03-01', '境内市外资金', 150, null),
    ('F1', date '2024-03-01', '财政', 5, null),
    ('A2', date '2024-04-01', '民资', 40, null),
    ('A1', date '2024-05-01', '民资', 150.5, 180),
    ('A1', date '2024-05-01', '银行贷款', 49.5, null),
    ('X1', date '2022-01-01', '民资', 1000, null),
    ('X1', date '2024-06-01', '民资', 1000, null),
) as rows (project_code, month, capital_source, completed_investment, funds_in_place);

-- A unit that completed nothing in a month says so with a 0; without a row it would not have reported the month.
insert into investments by name
select
    zeros.* exclude (region), 0 as completed_investment, '台账.xlsx' as source_file, '投资' as source_sheet,
    (row_number() over ())::integer + 100 as source_row,
from (
    select
        projects.project_code,
        unnest(generate_series(greatest(first_month, date '2023-01-01'), last_month, interval 1 month))::date as month,
        zeros.capital_source,
        projects.region,
    from (values
        ('A1', date '2023-03-01', date '2024-05-01', '民资'),
        ('B1', date '2024-01-01', date '2024-04-01', '境内市外资金'),
        ('C1', date '2023-01-01', date '2024-02-01', '民资'),
        ('D1', date '2023-06-01', date '2024-05-01', '银行贷款'),
        ('D2', date '2023-01-01', date '2023-05-01', '外资'),
    ) as zeros (project_code, first_month, last_month, capital_source)
    inner join projects on zeros.project_code = projects.project_code
) as zeros (project_code, month, capital_source, region)
anti join (
    select projects.region, investments.month
    from investments
    inner join projects on investments.project_code = projects.project_code
) as told on zeros.region = told.region and zeros.month = told.month;

insert into targets by name
select *, '台账.xlsx' as source_file, '目标' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (
    select
        rows.* exclude (plan),
        plan[1] as plan_1, plan[2] as plan_2, plan[3] as plan_3, plan[4] as plan_4, plan[5] as plan_5,
        plan[6] as plan_6, plan[7] as plan_7, plan[8] as plan_8, plan[9] as plan_9, plan[10] as plan_10,
        plan[11] as plan_11, plan[12] as plan_12,
    from (values
        (2024, '甲县', '工业投入', 6000, [100, 300, 600, 1000, 1500, 2200, 2800, 3400, 4000, 4700, 5400, 6000]),
        (2024, '甲县', '固定资产投资', 8000, null),
        (2024, '城关镇', '工业投入', 1200, null),
        (2024, 'O''Brien镇', '工业投入', 100, null),
        (2024, '空白镇', '工业投入', 600, null),
        (2024, '开发区', '工业投入', 2400, [0, 0, 0, 0, 600, 900, 1200, 1500, 1800, 2000, 2200, 2400]),
        (2024, '水利局', '争取资金', 500, null),
        (2024, '城关镇', '招商到位资金', 300, null),
        (2023, '甲县', '工业投入', 5000, null),
        (2024, '乙县', '工业投入', 7000, null),
        (2024, '河西镇', '工业投入', 7000, null),
    ) as rows (year, region, indicator, target, plan)
);

insert into obstacles by name
select *, '台账.xlsx' as source_file, '问题' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    ('C1', '资金', date '2024-03-10', '发改局', date '2024-04-30', null),
    ('A1', '招工', date '2024-02-01', '城关镇', date '2024-03-31', date '2024-04-01'),
    ('A1', '用电', date '2024-05-02', '城关镇', null, null),
    ('X1', '征地', date '2024-01-01', '河西镇', date '2024-01-31', null),
) as rows (project_code, obstacle, raised_on, responsible_unit, promised_on, resolved_on);

insert into commitments by name
select *, '台账.xlsx' as source_file, '任务' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    ('交地', 'A1', '城关镇', '征地', '政府', 100, 40, '亩', date '2024-05-10', null),
    ('签协议', null, '空白镇', '协议签订', '政府', 20, 5, '户', date '2024-06-15', null),
    ('拆迁', null, '开发区', '拆迁', '政府', 10, 10, '户', date '2024-04-30', date '2024-04-20'),
    ('红线用地', null, '城关镇', '征地', '政府', 50, 0, '亩', null, null),
    ('投产', 'D1', '开发区', '其他', '企业', null, null, null, date '2024-12-31', null),
    ('河西征地', 'X1', '河西镇', '征地', '政府', 1, 0, '亩', date '2024-01-01', null),
) as rows (name, project_code, region, kind, party, quantity_due, quantity_done, unit, due_on, done_on);

insert into cost_shares by name
select *, '台账.xlsx' as source_file, '资金分担' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values ('F1', '市', 200, 150, 100), ('F1', '县', 100, 0, null), ('X1', '市', 10, 10, 10)) as rows (project_code, payer, owed, paid_in, disbursed);

insert into applications by name
select *, '台账.xlsx' as source_file, '争取' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    ('水利局', '水库除险', '省', date '2024-02-10', 400, 300, 200, date '2024-04-10'),
    ('水利局', '渠道', '中央', date '2023-02-10', 100, 100, 100, date '2023-05-10'),
    ('水利局', '六月申报', '省', date '2024-06-10', 50, null, null, null),
) as rows (department, name, level, applied_on, applied, approved, in_place, in_place_on);

insert into leads by name
select *, '台账.xlsx' as source_file, '招商' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    ('城关镇', '纺织二期', '签约', '上海', 3000, date '2024-01-20', date '2024-05-05', 60),
    ('城关镇', '饲料', '在谈', '浙江', null, date '2024-03-20', date '2024-03-20', null),
    ('发改局', '物流', '意向', '上海', 800, date '2024-04-20', date '2024-04-20', null),
    ('河西镇', '采石', '在谈', '上海', 1, date '2024-01-01', date '2024-01-01', 1),
) as rows (region, name, stage, origin_place, planned_investment, registered_on, updated_on, funds_in_place);

insert into county_indicators by name
select *, '台账.xlsx' as source_file, '县市指标' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    ('甲县', date '2024-04-01', '工业投入完成', 10.0, '亿元', '统计局'),
    ('乙县', date '2024-04-01', '工业投入完成', 9.0, '亿元', '统计局'),
    ('丙县', date '2024-04-01', '工业投入完成', 8.0, '亿元', '统计局'),
    ('甲县', date '2024-05-01', '工业投入完成', 12.0, '亿元', '统计局'),
    ('乙县', date '2024-05-01', '工业投入完成', 15.0, '亿元', '统计局'),
    ('丙县', date '2024-05-01', '工业投入完成', 12.0, '亿元', '统计局'),
    ('甲县', date '2024-05-01', '新开工项目数', 4, '个', '统计局'),
    ('丙县', date '2024-04-01', '新开工项目数', 6, '个', '统计局'),
    ('甲县', date '2024-05-01', '最大项目计划总投资', 1.0, '亿元', '统计局'),
    ('乙县', date '2024-05-01', '最大项目计划总投资', 2.5, '亿元', '统计局'),
) as rows (county, month, indicator, value, unit, source);

-- Land of some projects against the floor of their region; a remark that two new projects share.
update projects set land = 10 where project_code in ('A1', 'D3');
update projects set land = 100 where project_code = 'D1';
update projects set land = 0 where project_code = 'B1';
update projects set remark = '<i>标准</i>厂房' where project_code in ('B1', 'E1');
insert into targets by name
select year, region, indicator, target, '台账.xlsx' as source_file, '目标' as source_sheet, 100 as source_row
from (values (2024, '开发区', '亩均投入', 120), (2024, 'O''Brien镇', '亩均投入', 50)) as rows (year, region, indicator, target);

-- Leaders: two of one name, several in a cell, a post before or behind a name, one whom the sheet does not know.
update projects set lead_official = '副县长张三、李四' where project_code = 'A1';
update projects set lead_official = '李四/王五（人大副主任）' where project_code = 'B1';
update projects set lead_official = '张三' where project_code = 'D3';
update projects set lead_official = '政协副主席张三', deputy_leader = '李四' where project_code = 'D1';
update projects set lead_official = '<i>赵六' where project_code = 'C1';
insert into officials by name
select *, '台账.xlsx' as source_file, '领导' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    ('张三', '副县长', 1, '城关镇、空白', '工业'),
    ('张三', '政协副主席', 2, null, null),
    ('李四', '县委常委', 3, 'O''Brien镇', '农业'),
) as rows (name, post, sort_order, region, field);

-- Nodes: done on time and verified, done late and not verified, late, due soon, without a day, of a suspended and of
-- another county's project; steps to entry into the statistics; days of joint starts and of joint signing.
insert into milestones by name
select *, '台账.xlsx' as source_file, '节点' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    ('A1', '施工许可', date '2023-02-20', date '2023-02-18', '王检查', date '2023-02-20'),
    ('A1', '主体', date '2024-03-31', date '2024-04-10', null, null),
    ('A1', '封顶', date '2024-05-11', null, null, null),
    ('A1', '竣工', date '2024-06-20', null, null, null),
    ('A3', '用地', date '2024-02-29', null, null, null),
    ('A3', '环评', null, null, null, null),
    ('C1', '设备', date '2024-04-30', null, null, null),
    ('D1', '<b>并网</b>', date '2024-12-31', null, null, null),
    ('D3', '投产', date '2024-03-31', date '2024-06-05', '王检查', date '2024-06-06'),
    ('X1', '竣工', date '2024-01-31', null, null, null),
) as rows (project_code, node, due_on, done_on, verified_by, verified_on);
insert into progress_notes by name
select *, '台账.xlsx' as source_file, '进展' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    ('A1', date '2024-04-01', '主体施工', null),
    ('A1', date '2024-05-01', '主体封顶，<b>内装</b>', '设备招标'),
    ('C1', date '2024-03-01', '停工', '落实资金'),
    ('X1', date '2024-05-01', '采矿', null),
) as rows (project_code, month, progress, next_step);
update projects set listed_on = date '2023-04-20', start_batch = '2023一季度', signing_event = '上海恳谈会' where project_code = 'A1';
update projects set planned_start_on = date '2024-03-31', signing_event = '上海恳谈会' where project_code = 'A3';
update projects set listed_on = date '2024-02-15', start_batch = '2024一季度' where project_code = 'B1';
update projects set start_batch = '2024一季度' where project_code = 'E1';
update projects set listed_on = date '2024-02-20', start_batch = '2024一季度', planned_start_on = date '2024-01-31' where project_code = 'A2';
update projects set listed_on = date '2023-10-01', in_production_on = date '2024-02-28' where project_code = 'D3';

-- Decisions of two meetings; orders that wait, are answered, closed, and one issued after the month.
insert into decisions by name
select *, '台账.xlsx' as source_file, '议定事项' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    (date '2024-03-15', '协调<b>用电</b>', 'A1', '城关镇', '发改局', date '2024-04-15', date '2024-04-10'),
    (date '2024-03-15', '复工资金', 'C1', null, '发改局', date '2024-04-30', null),
    (date '2024-05-06', '供地', null, '空白镇', '水利局', date '2024-06-10', null),
    (date '2024-05-06', '研究规划', null, null, null, null, null),
    (date '2024-06-06', '六月的会', null, null, null, date '2024-06-30', null),
) as rows (met_on, matter, project_code, region, responsible_unit, due_on, done_on);
insert into notices by name
select *, '台账.xlsx' as source_file, '督办' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    ('1号', 'C1', null, '红', date '2024-04-05', date '2024-04-20', date '2024-04-18', null, '正在落实'),
    ('2号', 'A1', '城关镇', '黄', date '2024-05-06', date '2024-05-20', null, null, null),
    ('3号', null, '空白镇', '蓝', date '2024-05-06', date '2024-06-06', date '2024-05-20', date '2024-05-21', '已办'),
    ('4号', 'C1', null, '红', date '2024-05-07', date '2024-06-20', null, null, null),
    ('5号', 'A1', null, '红', date '2024-06-07', date '2024-06-20', null, null, null),
) as rows (number, project_code, region, kind, issued_on, due_on, answered_on, closed_on, answer);
insert into assessment_scores by name
select *, '台账.xlsx' as source_file, '考核得分' as source_sheet, (row_number() over ())::integer + 1 as source_row
from (values
    (2024, '1季度', '城关镇', '群众满意度', 4.5), (2024, '1季度', '开发区', '群众满意度', 4.0),
    (2024, '1季度', '空白镇', '群众满意度', 3.0), (2024, '2季度', '城关镇', '群众满意度', 4.0),
) as rows (year, period, region, indicator, score);

insert into county values ('甲县', '工业投入', false);
insert into version values (3, timestamp '2024-06-03 09:00:00', '项目办', null);
insert into source_files values ('台账.xlsx', repeat('0', 64), 1000, 60);
insert into findings values ('region_without_target', 'Region {region} has no target', '{"region": "河东"}', '台账.xlsx', '区域', 8, 'name', '河东');

-- Totals that the ledger declares: one that is right, one that is not, and the townships' targets without the county's own.
insert into declared_totals
select
    'investments', column_name, '<b>合计</b>', 2, 21, declared, '台账.xlsx', '投资', 22, 0
from (
    select 'completed_investment' as column_name, sum(completed_investment) + 7 as declared
    from investments
    union all
    select 'funds_in_place', sum(funds_in_place)
    from investments
);
insert into declared_totals
select 'targets', 'target', '合计', 2, 6, sum(target), '台账.xlsx', '目标', 99, 0
from targets
where source_row between 2 and 6 and region <> '甲县';

-- The version before, at the end of April: B1 not yet completed, E1 not yet started, C1 not yet suspended; a month of A1,
-- the plan of C1 and the target of 城关镇 as they were before they were corrected; G1 since withdrawn; A4 not yet known.
insert into previous.regions by name select * exclude (source_file, source_sheet, source_row) from regions;
insert into previous.projects by name
select * exclude (source_file, source_sheet, source_row) from projects where project_code <> 'A4';
update previous.projects set completed_on = null where project_code = 'B1';
update previous.projects set started_on = null where project_code = 'E1';
update previous.projects set suspended_on = null, planned_investment = 700 where project_code = 'C1';
insert into previous.projects (project_code, name, region, investor_origin, planned_investment, listed_separately)
values ('G1', '<i>撤回</i>', '城关镇', '民资', 100, false);
insert into previous.investments by name
select * exclude (source_file, source_sheet, source_row) from investments where month <= date '2024-04-01';
insert into previous.investments values
('C1', date '2024-03-01', '民资', 0, null), ('C1', date '2024-04-01', '民资', 0, null);
update previous.investments set completed_investment = 90 where project_code = 'A1' and month = date '2024-01-01';
insert into previous.targets by name
select * exclude (source_file, source_sheet, source_row) from targets;
update previous.targets set target = 1000 where region = '城关镇' and indicator = '工业投入';
insert into previous.county from county;
insert into previous.version values (2, timestamp '2024-05-03 09:00:00', '<b>项目办</b>', null);
