import { refusal, type Person } from '@chengwen/domain';
import type { CommandType } from '@chengwen/flow';
import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Caller } from '../people/caller.js';
import { OrgService } from '../people/org.service.js';
import type { CommandInput } from './commands.js';
import { toEventType, toFormType } from './form-answers.js';
import {
  ApproveInput,
  CreateFormInput,
  FormCommandInput,
  ResolveInput,
  ReturnInput,
  SaveFormInput,
  ScoreInput,
  VoidInput,
} from './forms.inputs.js';
import { FormsService, type Outcome } from './forms.service.js';
import { CommandResultType, FormType } from './forms.types.js';

/** One mutation per command (操作): shape in, shape out. Whether it is allowed is decided elsewhere. */
@Resolver(() => FormType)
export class FormsResolver {
  constructor(
    @Inject(FormsService) private readonly forms: FormsService,
    @Inject(OrgService) private readonly org: OrgService,
  ) {}

  @Query(() => FormType, { nullable: true, description: '一张表单' })
  async form(@Args('id', { type: () => ID }) id: string, @Caller() by: Person): Promise<FormType> {
    return toFormType(await this.forms.view(id, by), this.org);
  }

  @Mutation(() => CommandResultType, {
    description:
      'Create a draft, empty or from imported content. The key is a ULID and becomes part of the form’s id.（新建）',
  })
  async createForm(
    @Args('input', { type: () => CreateFormInput }) input: CreateFormInput,
    @Caller() by: Person,
  ): Promise<CommandResultType> {
    const { content, from, pack, ...rest } = input;
    if (content && from?.length)
      throw refusal('command.malformed', { path: 'from', problem: '已有内容的表单不能再由其他表单生成' });
    return this.toResult(
      await this.forms.create(
        { ...rest, ...(pack ? { pack } : {}), ...(content ? { content } : {}), ...(from?.length ? { from } : {}) },
        by,
      ),
    );
  }

  @Mutation(() => CommandResultType, { description: '保存' })
  saveForm(
    @Args('input', { type: () => SaveFormInput }) input: SaveFormInput,
    @Caller() by: Person,
  ): Promise<CommandResultType> {
    return this.give('save', input, by);
  }

  @Mutation(() => CommandResultType, { description: '提交' })
  submitForm(
    @Args('input', { type: () => FormCommandInput }) input: FormCommandInput,
    @Caller() by: Person,
  ): Promise<CommandResultType> {
    return this.give('submit', input, by);
  }

  @Mutation(() => CommandResultType, { description: '撤回' })
  withdrawForm(
    @Args('input', { type: () => FormCommandInput }) input: FormCommandInput,
    @Caller() by: Person,
  ): Promise<CommandResultType> {
    return this.give('withdraw', input, by);
  }

  @Mutation(() => CommandResultType, { description: '签收' })
  openForm(
    @Args('input', { type: () => FormCommandInput }) input: FormCommandInput,
    @Caller() by: Person,
  ): Promise<CommandResultType> {
    return this.give('open', input, by);
  }

  @Mutation(() => CommandResultType, { description: '处理批注' })
  resolveForm(
    @Args('input', { type: () => ResolveInput }) input: ResolveInput,
    @Caller() by: Person,
  ): Promise<CommandResultType> {
    return this.give('resolve', input, by);
  }

  @Mutation(() => CommandResultType, { description: '审核通过' })
  approveForm(
    @Args('input', { type: () => ApproveInput }) input: ApproveInput,
    @Caller() by: Person,
  ): Promise<CommandResultType> {
    return this.give('approve', input, by);
  }

  @Mutation(() => CommandResultType, { description: '退回' })
  returnForm(
    @Args('input', { type: () => ReturnInput }) input: ReturnInput,
    @Caller() by: Person,
  ): Promise<CommandResultType> {
    return this.give('return', input, by);
  }

  @Mutation(() => CommandResultType, { description: '复核评分' })
  scoreForm(
    @Args('input', { type: () => ScoreInput }) input: ScoreInput,
    @Caller() by: Person,
  ): Promise<CommandResultType> {
    return this.give('score', input, by);
  }

  @Mutation(() => CommandResultType, { description: '公开' })
  publishForm(
    @Args('input', { type: () => FormCommandInput }) input: FormCommandInput,
    @Caller() by: Person,
  ): Promise<CommandResultType> {
    return this.give('publish', input, by);
  }

  @Mutation(() => CommandResultType, { description: '作废' })
  voidForm(
    @Args('input', { type: () => VoidInput }) input: VoidInput,
    @Caller() by: Person,
  ): Promise<CommandResultType> {
    return this.give('void', input, by);
  }

  private async give(type: CommandType, input: CommandInput, by: Person): Promise<CommandResultType> {
    return this.toResult(await this.forms.command(type, input, by));
  }

  private async toResult({ form, event }: Outcome): Promise<CommandResultType> {
    return { form: await toFormType(form, this.org), event: toEventType(event) };
  }
}
