import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { FormContent } from '@chengwen/domain';
import type { FormView } from './forms.service.js';
import { DateTimeScalar, DecimalScalar, FormContentScalar, JsonScalar } from '../edge/scalars.js';
import { UnitType } from '../people/people.types.js';

@ObjectType('Action', { description: 'What the caller may do now（可办操作）' })
export class ActionType {
  @Field(() => String) command!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { description: 'What will happen, in one sentence（后果说明）' }) consequence!: string;
}

@ObjectType('Where', { description: 'A place in a form（位置）' })
export class WhereType {
  @Field(() => String) part!: string;
  @Field(() => String, { nullable: true }) row?: string | null;
  @Field(() => String, { nullable: true }) field?: string | null;
}

@ObjectType('Fix', { description: 'What the checker offers; it never corrects by itself（修改建议）' })
export class FixType {
  @Field(() => String) label!: string;
  @Field(() => JsonScalar) changes!: unknown;
}

@ObjectType('Finding', { description: '检查结果' })
export class FindingType {
  @Field(() => String) rule!: string;
  @Field(() => String, { description: 'error | explain | warning | info' }) severity!: string;
  @Field(() => String) message!: string;
  @Field(() => String) quote!: string;
  @Field(() => WhereType) where!: WhereType;
  @Field(() => String, { nullable: true }) computed?: string | null;
  @Field(() => String, { nullable: true }) expected?: string | null;
  @Field(() => FixType, { nullable: true }) fix?: FixType | null;
}

@ObjectType('RowScore', { description: 'How one row came by its score（得分依据）' })
export class RowScoreType {
  @Field(() => ID) row!: string;
  @Field(() => DecimalScalar, { nullable: true }) weight?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) automatic?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) bandLow?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) bandHigh?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) given?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) recheck?: string | null;
  @Field(() => String, { nullable: true }) recheckReason?: string | null;
  @Field(() => String) formula!: string;
  @Field(() => [String]) steps!: string[];
}

@ObjectType('Score', { description: '得分汇总' })
export class ScoreType {
  @Field(() => DecimalScalar) executionWeight!: string;
  @Field(() => DecimalScalar, { nullable: true, description: '预算执行率, percent' }) executionRate?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) executionScore?: string | null;
  @Field(() => DecimalScalar) totalWeight!: string;
  @Field(() => DecimalScalar, { description: '总分' }) total!: string;
  @Field(() => DecimalScalar, { nullable: true, description: '复核总分' }) recheckTotal?: string | null;
  @Field(() => String) grade!: string;
  @Field(() => String) gradeLabel!: string;
  @Field(() => [RowScoreType]) rows!: RowScoreType[];
}

@ObjectType('Seat', { description: '席位: one seat, one person' })
export class SeatType {
  @Field(() => String) person!: string;
  @Field(() => String) name!: string;
  @Field(() => String) roleLabel!: string;
  @Field(() => String) unit!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: '签收时间' }) opened?: string | null;
  @Field(() => String, { nullable: true }) decision?: string | null;
  @Field(() => String, { nullable: true }) opinion?: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) at?: string | null;
  @Field(() => String, { nullable: true, description: 'Stage whose approval was carried over（沿用）' }) carried?:
    string | null;
}

@ObjectType('Stage', { description: '环节' })
export class StageType {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => String) rule!: string;
  @Field(() => String, { description: '会签 / 或签 / 依次' }) ruleLabel!: string;
  @Field(() => String, { description: 'past | present | future' }) status!: string;
  @Field(() => [SeatType]) seats!: SeatType[];
}

@ObjectType('Comment', { description: '批注, anchored to a cell' })
export class CommentType {
  @Field(() => ID) id!: string;
  @Field(() => WhereType) where!: WhereType;
  @Field(() => String) text!: string;
  @Field(() => String) name!: string;
  @Field(() => Int) contentVersion!: number;
  @Field(() => Boolean) resolved!: boolean;
  @Field(() => String, { nullable: true }) answer?: string | null;
}

@ObjectType('Returned', { description: 'Why the form came back（退回情况）' })
export class ReturnedType {
  @Field(() => String) name!: string;
  @Field(() => String) stage!: string;
  @Field(() => String) reason!: string;
  @Field(() => String) opinion!: string;
}

@ObjectType('Version', { description: '版本: frozen, numbered, printable' })
export class VersionType {
  @Field(() => Int) number!: number;
  @Field(() => Int) contentVersion!: number;
  @Field(() => Int) round!: number;
  @Field(() => String) cause!: string;
  @Field(() => String) causeLabel!: string;
  @Field(() => String) by!: string;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => String) hash!: string;
  @Field(() => FormContentScalar) content!: FormContent;
  @Field(() => ScoreType) score!: ScoreType;
  @Field(() => String, { description: 'Path of the PDF, GET with the session cookie' }) pdf!: string;
}

@ObjectType('Event', { description: '审计事件' })
export class EventType {
  @Field(() => Int) seq!: number;
  @Field(() => String) type!: string;
  @Field(() => String) label!: string;
  @Field(() => String) by!: string;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => String) from!: string;
  @Field(() => String) to!: string;
  @Field(() => Int) round!: number;
  @Field(() => Int) contentVersion!: number;
  @Field(() => Int, { nullable: true }) version?: number | null;
  @Field(() => String, { nullable: true }) opinion?: string | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => String) hash!: string;
}

@ObjectType('Bound', { description: 'A frozen version of another form that this one rests on（依据）' })
export class BoundType {
  @Field(() => String, { description: 'objective | monitoring | selfEvaluation' }) role!: string;
  @Field(() => ID) form!: string;
  @Field(() => Int) version!: number;
  @Field(() => String) hash!: string;
  @Field(() => String) title!: string;
  @Field(() => Int, { nullable: true, description: 'A newer version in force, where there is one（已有新版）' })
  newer?: number | null;
}

@ObjectType('LastYearRow', { description: 'What the year before set and reached in the same indicator（上年值）' })
export class LastYearRowType {
  @Field(() => ID) row!: string;
  @Field(() => String, { nullable: true, description: 'As printed' }) target?: string | null;
  @Field(() => String, { nullable: true, description: 'As printed' }) actual?: string | null;
}

@ObjectType('LastYear', { description: '上年对照' })
export class LastYearType {
  @Field(() => Int) year!: number;
  @Field(() => [String], { description: 'Numbers of the forms it is taken from（编号）' }) forms!: string[];
  @Field(() => [LastYearRowType]) rows!: LastYearRowType[];
}

@ObjectType('Form', { description: '表单' })
export class FormType {
  /** What the field resolvers read; not part of the schema. */
  view!: FormView;
  @Field(() => ID) id!: string;
  @Field(() => String, { description: '编号' }) number!: string;
  @Field(() => String, { description: 'e.g. self-evaluation@2020（表样）' }) template!: string;
  @Field(() => String, { description: 'Rule pack it is scored by, e.g. national@2020（评分规则）' }) pack!: string;
  @Field(() => String, { description: 'e.g. self-evaluation@1（审批流）' }) chain!: string;
  @Field(() => String, { description: '表名' }) title!: string;
  @Field(() => String, { description: '项目名称' }) projectName!: string;
  @Field(() => Int) year!: number;
  @Field(() => UnitType) unit!: UnitType;
  @Field(() => String, {
    description:
      'draft, returned, unitReview, departmentReview, financeReview, performanceReview, approved, published, void',
  })
  state!: string;
  @Field(() => String, { description: '环节名称' }) stateLabel!: string;
  @Field(() => Int, { description: '轮次' }) round!: number;
  @Field(() => Int, { description: '内容版次' }) contentVersion!: number;
  @Field(() => Int, { description: '第几次报送' }) submission!: number;
  @Field(() => String, { description: '填报人' }) author!: string;
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar) updatedAt!: Date;
  @Field(() => FormContentScalar) content!: FormContent;
  @Field(() => [ActionType], { description: 'What the caller may do now; the only source of buttons.（可办操作）' })
  actions!: ActionType[];
  @Field(() => [FindingType], { description: '检查结果 by the same rules that the editor runs.' })
  findings!: FindingType[];
  @Field(() => ScoreType) score!: ScoreType;
  @Field(() => [StageType], { description: 'Stages of the chain in order, past, present and to come.（环节进度）' })
  stages!: StageType[];
  @Field(() => [CommentType]) comments!: CommentType[];
  @Field(() => ReturnedType, { nullable: true, description: 'Why it came back, when it did（退回情况）' })
  returned?: ReturnedType | null;
  @Field(() => [VersionType], { description: 'Frozen, newest first（版本）' }) versions!: VersionType[];
  @Field(() => VersionType, { nullable: true }) version?: VersionType | null;
  @Field(() => [EventType], { description: 'Audit events, oldest first（办理记录）' }) history!: EventType[];
  @Field(() => [BoundType], { description: 'What it rests on（依据）' }) bound!: BoundType[];
  @Field(() => LastYearType, { nullable: true, description: 'The same project a year before（上年对照）' })
  lastYear?: LastYearType | null;
}

@ObjectType('CommandResult', {
  description:
    'What became of a command: the event is the same for ever for one key, the form is as it stands now.（办理结果）',
})
export class CommandResultType {
  @Field(() => FormType) form!: FormType;
  @Field(() => EventType) event!: EventType;
}
