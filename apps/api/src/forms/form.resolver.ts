import { checkForm } from '@chengwen/domain';
import { Inject } from '@nestjs/common';
import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { chains } from '@chengwen/workflows';
import type { RequestContext } from '../edge/request-context.js';
import { Directory } from '../people/directory.js';
import { OrgService } from '../people/org.service.js';
import { templateOf } from './catalogue.js';
import { toEventType, toFindingType, toVersionType } from './form-answers.js';
import { stagesFor } from './form-stages.js';
import { FormsService } from './forms.service.js';
import { EventType, FindingType, FormType, ScoreType, StageType, VersionType } from './forms.types.js';
import { scoreOf } from './score-view.js';

/** The parts of a form that cost something: worked out only where a query asks. All pass through the form's own view. */
@Resolver(() => FormType)
export class FormResolver {
  constructor(
    @Inject(FormsService) private readonly forms: FormsService,
    @Inject(OrgService) private readonly org: OrgService,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  @ResolveField(() => String)
  async author(@Parent() { view }: FormType): Promise<string> {
    return (await this.directory.person(view.record.author))?.name ?? view.record.author;
  }

  @ResolveField(() => [FindingType])
  findings(@Parent() { view }: FormType): FindingType[] {
    const { record, access } = view;
    // What the checker still has to say is between the unit and its reviewers.
    if (!access.mask.opinions) return [];
    return checkForm(templateOf(record.template), record.content, { year: record.year }).map(toFindingType);
  }

  @ResolveField(() => ScoreType)
  score(@Parent() { view }: FormType): ScoreType {
    const { record } = view;
    return scoreOf(templateOf(record.template), record.content, record.state.context.recheck, view.access.mask);
  }

  @ResolveField(() => [StageType])
  stages(@Parent() { view }: FormType): Promise<StageType[]> {
    const chain = chains[view.record.chain];
    if (!chain) throw new Error(`chain ${view.record.chain} is not in the catalogue`);
    return stagesFor(chain, view.record, view.access.mask.opinions, async (id) => (await this.org.unit(id)).name);
  }

  @ResolveField(() => [VersionType])
  async versions(@Parent() { view }: FormType, @Context() { person }: RequestContext): Promise<VersionType[]> {
    return (await this.forms.versions(view.record._id, person))
      .map((version) => toVersionType(version, view.access.mask))
      .reverse();
  }

  @ResolveField(() => VersionType, { nullable: true })
  async version(
    @Parent() { view }: FormType,
    @Args('number', { type: () => Int }) number: number,
    @Context() { person }: RequestContext,
  ): Promise<VersionType | null> {
    return toVersionType(await this.forms.version(view.record._id, number, person), view.access.mask);
  }

  @ResolveField(() => [EventType])
  async history(@Parent() { view }: FormType, @Context() { person }: RequestContext): Promise<EventType[]> {
    return person ? (await this.forms.history(view.record._id, person)).map(toEventType) : [];
  }
}
