import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

@ObjectType('Unit', { description: '单位 (unit of the org tree)' })
export class UnitType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: '行政区划代码 (six digits)' }) region!: string;
  @Field(() => String, { description: 'unit | department | finance' }) kind!: string;
}

@ObjectType('Position', { description: '岗位 (a role at a unit)' })
export class PositionType {
  @Field(() => String) role!: string;
  @Field(() => String) roleLabel!: string;
  @Field(() => UnitType) unit!: UnitType;
}

@ObjectType('Person', { description: '人员' })
export class PersonType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => [PositionType]) positions!: PositionType[];
}

@ObjectType('DemoPerson', { description: '演示人员 (demo mode only)' })
export class DemoPersonType {
  @Field(() => String) login!: string;
  @Field(() => String) name!: string;
  @Field(() => String) password!: string;
  @Field(() => [String]) positions!: string[];
}

@InputType('LoginInput')
export class LoginInput {
  @Field(() => String) login!: string;
  @Field(() => String) password!: string;
}
