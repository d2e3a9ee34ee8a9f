import { emptyContent } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import { Checker } from './checker.js';
import { liveCheck, type CheckRequest, type Checked } from './live-check.js';

const template = templates['self-evaluation@2020']!;
const asking = (unit: string): CheckRequest => ({
  template,
  content: { ...emptyContent(template), fields: { unit } },
  year: 2020,
  bound: [],
});
const NO_ANSWER = liveCheck(asking(''));

/** A runner that is told when it has finished. */
const bench = () => {
  const ran: string[] = [];
  const finish: (() => void)[] = [];
  const run = (request: CheckRequest, done: (checked: Checked) => void) => {
    ran.push(request.content.fields['unit'] ?? '');
    finish.push(() => done(NO_ANSWER));
  };
  return { ran, finish, checker: new Checker({ run, stop: () => undefined }) };
};

describe('checking while somebody types', () => {
  it('of what was asked during a check, only the newest is checked', () => {
    const { ran, finish, checker } = bench();
    const answered: string[] = [];
    for (const unit of ['甲', '乙', '丙', '丁']) checker.ask(asking(unit), () => answered.push(unit));
    expect(ran).toEqual(['甲']);
    finish[0]?.();
    expect(ran).toEqual(['甲', '丁']);
    finish[1]?.();
    expect(answered).toEqual(['甲', '丁']);
  });

  it('nothing is checked twice, and the next question starts at once', () => {
    const { ran, finish, checker } = bench();
    checker.ask(asking('甲'), () => undefined);
    finish[0]?.();
    expect(ran).toEqual(['甲']);
    checker.ask(asking('乙'), () => undefined);
    expect(ran).toEqual(['甲', '乙']);
  });

  it('a checker that was stopped does not begin what waited', () => {
    const { ran, finish, checker } = bench();
    checker.ask(asking('甲'), () => undefined);
    checker.ask(asking('乙'), () => undefined);
    checker.stop();
    finish[0]?.();
    expect(ran).toEqual(['甲']);
  });
});
