import { ROLE_LABELS, type Person } from '@chengwen/domain';
import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CONFIG, type Config } from '../edge/config.js';
import { clearSessionCookie, sendSessionCookie, type RequestContext } from '../edge/request-context.js';
import { DEMO_PASSWORD, DEMO_PEOPLE, demoUnitName } from './demo-people.js';
import { LoginService } from './login.service.js';
import { OrgService } from './org.service.js';
import { DemoPersonType, LoginInput, PersonType } from './people.types.js';

@Resolver(() => PersonType)
export class PeopleResolver {
  constructor(
    @Inject(LoginService) private readonly logins: LoginService,
    @Inject(OrgService) private readonly org: OrgService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Query(() => PersonType, { nullable: true, description: 'Who is logged in; null when nobody is.（当前用户）' })
  async me(@Context() { person }: RequestContext): Promise<PersonType | null> {
    return person ? this.toPersonType(person) : null;
  }

  @Query(() => [DemoPersonType], { description: 'Demo people to log in as; empty outside demo mode.（演示人员）' })
  demoPeople(): DemoPersonType[] {
    if (!this.config.demo) return [];
    return DEMO_PEOPLE.map(({ login, name, positions }) => ({
      login,
      name,
      password: DEMO_PASSWORD,
      positions: positions.map(({ unit, role }) => `${demoUnitName(unit)} · ${ROLE_LABELS[role]}`),
    }));
  }

  @Mutation(() => PersonType, { description: '登录' })
  async login(
    @Args('input', { type: () => LoginInput }) input: LoginInput,
    @Context() context: RequestContext,
  ): Promise<PersonType> {
    const { person, token } = await this.logins.login(input, context.req.ip, context.token);
    sendSessionCookie(context.reply, token, this.config);
    return this.toPersonType(person);
  }

  @Mutation(() => Boolean, { description: '退出登录' })
  async logout(@Context() context: RequestContext): Promise<boolean> {
    if (context.token) await this.logins.logout(context.token);
    clearSessionCookie(context.reply, this.config);
    return true;
  }

  private async toPersonType({ id, name, positions }: Person): Promise<PersonType> {
    return {
      id,
      name,
      positions: await Promise.all(
        positions.map(async ({ role, unit }) => ({
          role,
          roleLabel: ROLE_LABELS[role],
          unit: await this.org.unit(unit),
        })),
      ),
    };
  }
}
