import fc from 'fast-check';
import { coverLines, titleLines } from './title-lines.js';
import { words } from './words.js';

const title = fc
  .array(
    fc.constantFrom(
      '2020年',
      '某某',
      '地区',
      '本级',
      '城镇',
      '职工',
      '基本',
      '医疗保险',
      '（改革）',
      '基金',
      '支出',
      '项目',
    ),
    { minLength: 1, maxLength: 18 },
  )
  .map((parts) => `${parts.join('')}绩效评价报告`);

describe('titleLines', () => {
  it('loses no character', () => {
    fc.assert(fc.property(title, (text) => titleLines(text, 19).join('') === text));
  });

  it('leaves a title that fits on one line', () => {
    expect(titleLines('项目支出绩效自评表', 19)).toEqual(['项目支出绩效自评表']);
  });

  it('keeps each line within its width, splits no word, and gives the kind of document no break', () => {
    fc.assert(
      fc.property(title, (text) => {
        const lines = titleLines(text, 19);
        if (lines.length === 1) return;
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(23);
        expect(lines.at(-1)).toContain('绩效评价报告');
        const ends = new Set<number>();
        let at = 0;
        for (const word of words(text.replace('绩效评价报告', ''))) ends.add((at += word.length));
        let end = 0;
        for (const line of lines.slice(0, -1)) expect(ends).toContain((end += line.length));
      }),
    );
  });

  it('narrows or widens steadily: lines of 12 and 8 rather than 10 and 10', () => {
    const lines = titleLines('喀什地区本级社会保险基金支出绩效评价报告', 19).map((line) => line.length);
    expect(lines).toHaveLength(2);
    expect(lines[0]).not.toBe(lines[1]);
  });

  it('keeps a bracket with the word before it', () => {
    const lines = titleLines('2020年某某自治州本级机关事业单位养老保险（改革）基金支出绩效目标表', 20);
    expect(lines.some((line) => line.startsWith('（'))).toBe(false);
  });
});

describe('coverLines', () => {
  it('puts the kind of document on a line of its own', () => {
    expect(coverLines('某地区本级社会保险基金支出绩效评价报告', 19)).toEqual([
      '某地区本级社会保险基金支出',
      '绩效评价报告',
    ]);
    expect(coverLines('绩效评价报告', 19)).toEqual(['绩效评价报告']);
  });
});
