import { Field, Int, ObjectType } from '@nestjs/graphql';
import { FormType } from './forms.types.js';

@ObjectType('PageInfo')
export class PageInfoType {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor?: string | null;
  @Field(() => String, { nullable: true }) endCursor?: string | null;
}

@ObjectType('FormEdge')
export class FormEdgeType {
  @Field(() => String) cursor!: string;
  @Field(() => FormType) node!: FormType;
}

@ObjectType('FormConnection', { description: 'A page of forms, after the Relay rules（分页）' })
export class FormConnectionType {
  @Field(() => [FormEdgeType]) edges!: FormEdgeType[];
  @Field(() => PageInfoType) pageInfo!: PageInfoType;
  @Field(() => Int) totalCount!: number;
}
