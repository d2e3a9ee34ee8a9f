import { refusal, type Person } from '@chengwen/domain';
import { Args, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Caller } from '../people/caller.js';
import { FormContentScalar } from '../edge/scalars.js';
import { toFindingType } from './form-answers.js';
import { FindingType } from './forms.types.js';
import { readForms, type CheckedImport } from './import-preview.js';

@ObjectType('LostLine', { description: 'A source line that went into no form（未识别行）' })
export class LostLineType {
  @Field(() => Int) line!: number;
  @Field(() => String) text!: string;
}

@ObjectType('ImportedForm', { description: 'A form read out of a text（识别出的表单）' })
export class ImportedFormType {
  @Field(() => String) template!: string;
  @Field(() => String) edition!: string;
  @Field(() => String) title!: string;
  @Field(() => Int, { nullable: true }) year?: number | null;
  @Field(() => String) projectName!: string;
  @Field(() => String) unitName!: string;
  @Field(() => FormContentScalar) content!: unknown;
  @Field(() => [FindingType]) findings!: FindingType[];
  @Field(() => [LostLineType]) lost!: LostLineType[];
}

@ObjectType('ImportPreview', { description: '导入预览: nothing is kept' })
export class ImportPreviewType {
  @Field(() => [ImportedFormType]) forms!: ImportedFormType[];
}

/** Characters of one preview: dozens of forms; reading more at once would keep others waiting. */
const MOST_TEXT = 64 * 1024;

@Resolver()
export class ImportResolver {
  @Query(() => ImportPreviewType, {
    description: 'Read a pasted or uploaded text without keeping anything（导入预览）.',
  })
  previewImport(
    @Args('text', { type: () => String }) text: string,
    // Reading a text is work: it is done for people who are known.
    @Caller() _by: Person,
  ): ImportPreviewType {
    if (text.length > MOST_TEXT) throw refusal('edge.tooLarge', { limit: MOST_TEXT / 1024 });
    const { forms } = readForms(text);
    if (forms.length === 0) throw refusal('import.empty');
    return { forms: forms.map(toImportedFormType) };
  }
}

function toImportedFormType({
  template,
  edition,
  title,
  year,
  content,
  findings,
  lost,
}: CheckedImport): ImportedFormType {
  return {
    template,
    edition,
    title,
    year,
    projectName: content.fields['projectName'] ?? '',
    unitName: content.fields['unit'] ?? '',
    content,
    findings: findings.map(toFindingType),
    lost: [...lost],
  };
}
