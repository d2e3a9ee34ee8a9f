import { decide, factsOf, initial } from '@chengwen/flow';
import type { Chain, ChainEvent, CommandType, Decision, Facts, FlowState, Scene } from '@chengwen/flow';
import type { Refusal } from '@chengwen/domain';

const COMMENT = { where: { part: 'indicators', row: 'i1' }, text: '请核实' } as const;

/** What each command carries when it is filled in well. */
const FILLED: Readonly<Partial<Record<CommandType, object>>> = {
  save: { content: { version: 1, hash: 'content' } },
  resolve: { answer: '已改' },
  approve: { opinion: '同意' },
  return: { reason: '数据有误', opinion: '请更正', comments: [COMMENT] },
  score: { rows: { i1: { score: '9', reason: '佐证不足' } }, total: '89' },
  reject: { opinion: '不同意' },
  ratify: { opinion: '同意', number: '财社〔2025〕8号', date: '2025-03-10' },
  adjust: { number: '财预调〔2025〕3号', reason: '预算调整' },
  comment: { comments: [COMMENT] },
  requestReturn: { reason: '需要更正' },
  void: { reason: '重复填报' },
};

/** A form in the hands of a scene's people: who did what, one after the other. */
export class StagePlay {
  readonly events: ChainEvent[] = [];
  state: FlowState;

  constructor(
    readonly chain: Chain,
    readonly scene: Scene,
  ) {
    this.state = initial(chain, scene);
  }

  event(by: string, type: CommandType, payload: object = {}, facts: Partial<Facts> = {}): ChainEvent {
    const member = this.scene.people.find(({ id }) => id === by) ?? { id: by, name: by };
    const who = { by, name: member.name, at: `2025-03-01T00:00:${String(this.events.length).padStart(2, '0')}.000Z` };
    return {
      type,
      ...who,
      facts: { ...factsOf(this.scene, member), ...facts },
      ...FILLED[type],
      ...(type === 'resolve' && { comment: this.firstOpen() }),
      ...payload,
    } as unknown as ChainEvent;
  }

  private firstOpen(): string {
    return this.state.context.comments.find(({ resolved }) => !resolved)?.id ?? 'none';
  }

  act(...args: Parameters<StagePlay['event']>): Decision {
    const event = this.event(...args);
    const decision = decide(this.chain, this.state, event);
    this.state = decision.next;
    this.events.push(event);
    return decision;
  }

  /** "author submit", "head approve": well filled in, one after the other. */
  run(...steps: readonly string[]): this {
    for (const step of steps) {
      const [by = '', type] = step.split(' ');
      this.act(by, type as CommandType);
    }
    return this;
  }

  /** The code and params of the no that this command meets. */
  no(...args: Parameters<StagePlay['event']>): Pick<Refusal, 'code' | 'params'> | undefined {
    const before = JSON.stringify(this.state);
    try {
      this.act(...args);
      return undefined;
    } catch (error) {
      expect(JSON.stringify(this.state)).toBe(before);
      const { code, params } = error as Refusal;
      return { code, params };
    }
  }
}
