import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Where } from '@chengwen/domain';
import { DecimalScalar, FormContentScalar } from '../edge/scalars.js';

@InputType('CommandInput', {
  description:
    'What every command carries: the form, a key of its own (8–64 characters [A-Za-z0-9_-]), and what the person saw.（办理）',
})
export class FormCommandInput {
  @Field(() => ID) formId!: string;
  @Field(() => String) key!: string;
  @Field(() => Int) round!: number;
  @Field(() => Int) contentVersion!: number;
}

@InputType('CreateFormInput')
export class CreateFormInput {
  @Field(() => String, { description: 'A ULID; it becomes part of the form’s id' }) key!: string;
  @Field(() => String) template!: string;
  @Field(() => ID) unit!: string;
  @Field(() => Int) year!: number;
  @Field(() => FormContentScalar, { nullable: true }) content?: unknown;
  @Field(() => String, {
    nullable: true,
    description: 'Rule pack, e.g. national@2021; the edition’s own if absent（评分规则）',
  })
  pack?: string;
  @Field(() => [ID], {
    nullable: true,
    description: 'Forms it rests on, copied and bound in their versions in force; not together with content（依据）',
  })
  from?: string[];
}

@InputType('SaveFormInput')
export class SaveFormInput extends FormCommandInput {
  @Field(() => FormContentScalar) content!: unknown;
}

@InputType('ResolveInput')
export class ResolveInput extends FormCommandInput {
  @Field(() => ID) comment!: string;
  @Field(() => String) answer!: string;
}

@InputType('ApproveInput')
export class ApproveInput extends FormCommandInput {
  @Field(() => String) opinion!: string;
}

@InputType('WhereInput')
export class WhereInput {
  @Field(() => String) part!: Where['part'];
  @Field(() => String, { nullable: true }) row?: string;
  @Field(() => String, { nullable: true }) field?: string;
}

@InputType('CommentInput')
export class CommentInput {
  @Field(() => WhereInput) where!: WhereInput;
  @Field(() => String) text!: string;
}

@InputType('ReturnInput')
export class ReturnInput extends FormCommandInput {
  @Field(() => String) reason!: string;
  @Field(() => String) opinion!: string;
  @Field(() => [CommentInput]) comments!: CommentInput[];
}

@InputType('RowScoreInput')
export class RowScoreInput {
  @Field(() => ID) row!: string;
  @Field(() => DecimalScalar) score!: string;
  @Field(() => String) reason!: string;
}

@InputType('ScoreInput')
export class ScoreInput extends FormCommandInput {
  @Field(() => [RowScoreInput]) rows!: RowScoreInput[];
  @Field(() => String, { nullable: true }) opinion?: string;
}

@InputType('VoidInput')
export class VoidInput extends FormCommandInput {
  @Field(() => String) reason!: string;
}

@InputType('FormFilter', { description: 'What a list of forms is narrowed by（筛选）' })
export class FormFilter {
  @Field(() => ID, { nullable: true }) unit?: string;
  @Field(() => Int, { nullable: true }) year?: number;
  @Field(() => String, { nullable: true }) state?: string;
  @Field(() => String, { nullable: true }) number?: string;
}
