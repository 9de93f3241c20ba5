extension SpecificationExamples {
    /// Section 5.8 "Variables".
    static let validationVariables: [Example] = [
        Example(
            "5.8.1", "Variable Uniqueness", .invalid(Schemas.pets, ["UniqueVariableNames"]),
            """
            query houseTrainedQuery($atOtherHomes: Boolean, $atOtherHomes: Boolean) {
              dog {
                isHouseTrained(atOtherHomes: $atOtherHomes)
              }
            }
            """),
        Example(
            "5.8.1", "Variable Uniqueness", .valid(Schemas.pets),
            """
            query A($atOtherHomes: Boolean) {
              ...HouseTrainedFragment
            }

            query B($atOtherHomes: Boolean) {
              ...HouseTrainedFragment
            }

            fragment HouseTrainedFragment on Query {
              dog {
                isHouseTrained(atOtherHomes: $atOtherHomes)
              }
            }
            """),
        Example(
            "5.8.2", "Variables Are Input Types", .typeSystem(with: Schemas.chapter5),
            """
            extend type Query {
              booleanList(booleanListArg: [Boolean!]): Boolean
            }
            """),
        Example(
            "5.8.2", "Variables Are Input Types", .valid(Schemas.pets),
            """
            query takesBoolean($atOtherHomes: Boolean) {
              dog {
                isHouseTrained(atOtherHomes: $atOtherHomes)
              }
            }

            query takesComplexInput($search: FindDogInput) {
              findDog(searchBy: $search) {
                name
              }
            }

            query TakesListOfBooleanBang($booleans: [Boolean!]) {
              booleanList(booleanListArg: $booleans)
            }
            """),
        Example(
            "5.8.2", "Variables Are Input Types",
            .invalid(Schemas.pets, ["VariablesAreInputTypes", "NoUnusedVariables"]),
            """
            query takesCat($cat: Cat) {
              # ...
            }

            query takesDogBang($dog: Dog!) {
              # ...
            }

            query takesListOfPet($pets: [Pet]) {
              # ...
            }

            query takesCatOrDog($catOrDog: CatOrDog) {
              # ...
            }
            """),
        Example(
            "5.8.3", "All Variable Uses Defined", .valid(Schemas.pets),
            """
            query variableIsDefined($atOtherHomes: Boolean) {
              dog {
                isHouseTrained(atOtherHomes: $atOtherHomes)
              }
            }
            """),
        Example(
            "5.8.3", "All Variable Uses Defined", .invalid(Schemas.pets, ["NoUndefinedVariables"]),
            """
            query variableIsNotDefined {
              dog {
                isHouseTrained(atOtherHomes: $atOtherHomes)
              }
            }
            """),
        Example(
            "5.8.3", "All Variable Uses Defined", .valid(Schemas.pets),
            """
            query variableIsDefinedUsedInSingleFragment($atOtherHomes: Boolean) {
              dog {
                ...isHouseTrainedFragment
              }
            }

            fragment isHouseTrainedFragment on Dog {
              isHouseTrained(atOtherHomes: $atOtherHomes)
            }
            """),
        Example(
            "5.8.3", "All Variable Uses Defined", .invalid(Schemas.pets, ["NoUndefinedVariables"]),
            """
            query variableIsNotDefinedUsedInSingleFragment {
              dog {
                ...isHouseTrainedFragment
              }
            }

            fragment isHouseTrainedFragment on Dog {
              isHouseTrained(atOtherHomes: $atOtherHomes)
            }
            """),
        Example(
            "5.8.3", "All Variable Uses Defined", .invalid(Schemas.pets, ["NoUndefinedVariables"]),
            """
            query variableIsNotDefinedUsedInNestedFragment {
              dog {
                ...outerHouseTrainedFragment
              }
            }

            fragment outerHouseTrainedFragment on Dog {
              ...isHouseTrainedFragment
            }

            fragment isHouseTrainedFragment on Dog {
              isHouseTrained(atOtherHomes: $atOtherHomes)
            }
            """),
        Example(
            "5.8.3", "All Variable Uses Defined", .valid(Schemas.pets),
            """
            query houseTrainedQueryOne($atOtherHomes: Boolean) {
              dog {
                ...isHouseTrainedFragment
              }
            }

            query houseTrainedQueryTwo($atOtherHomes: Boolean) {
              dog {
                ...isHouseTrainedFragment
              }
            }

            fragment isHouseTrainedFragment on Dog {
              isHouseTrained(atOtherHomes: $atOtherHomes)
            }
            """),
        Example(
            "5.8.3", "All Variable Uses Defined", .invalid(Schemas.pets, ["NoUndefinedVariables"]),
            """
            query houseTrainedQueryOne($atOtherHomes: Boolean) {
              dog {
                ...isHouseTrainedFragment
              }
            }

            query houseTrainedQueryTwoNotDefined {
              dog {
                ...isHouseTrainedFragment
              }
            }

            fragment isHouseTrainedFragment on Dog {
              isHouseTrained(atOtherHomes: $atOtherHomes)
            }
            """),
        Example(
            "5.8.4", "All Variables Used", .invalid(Schemas.pets, ["NoUnusedVariables"]),
            """
            query variableUnused($atOtherHomes: Boolean) {
              dog {
                isHouseTrained
              }
            }
            """),
        Example(
            "5.8.4", "All Variables Used", .valid(Schemas.pets),
            """
            query variableUsedInFragment($atOtherHomes: Boolean) {
              dog {
                ...isHouseTrainedFragment
              }
            }

            fragment isHouseTrainedFragment on Dog {
              isHouseTrained(atOtherHomes: $atOtherHomes)
            }
            """),
        Example(
            "5.8.4", "All Variables Used", .invalid(Schemas.pets, ["NoUnusedVariables"]),
            """
            query variableNotUsedWithinFragment($atOtherHomes: Boolean) {
              dog {
                ...isHouseTrainedWithoutVariableFragment
              }
            }

            fragment isHouseTrainedWithoutVariableFragment on Dog {
              isHouseTrained
            }
            """),
        Example(
            "5.8.4", "All Variables Used", .invalid(Schemas.pets, ["NoUnusedVariables"]),
            """
            query queryWithUsedVar($atOtherHomes: Boolean) {
              dog {
                ...isHouseTrainedFragment
              }
            }

            query queryWithExtraVar($atOtherHomes: Boolean, $extra: Int) {
              dog {
                ...isHouseTrainedFragment
              }
            }

            fragment isHouseTrainedFragment on Dog {
              isHouseTrained(atOtherHomes: $atOtherHomes)
            }
            """),
        Example(
            "5.8.5", "All Variable Usages Are Allowed", .invalid(Schemas.pets, ["VariablesInAllowedPosition"]),
            """
            query intCannotGoIntoBoolean($intArg: Int) {
              arguments {
                booleanArgField(booleanArg: $intArg)
              }
            }
            """),
        Example(
            "5.8.5", "All Variable Usages Are Allowed", .invalid(Schemas.pets, ["VariablesInAllowedPosition"]),
            """
            query booleanListCannotGoIntoBoolean($booleanListArg: [Boolean]) {
              arguments {
                booleanArgField(booleanArg: $booleanListArg)
              }
            }
            """),
        Example(
            "5.8.5", "All Variable Usages Are Allowed", .invalid(Schemas.pets, ["VariablesInAllowedPosition"]),
            """
            query booleanArgQuery($booleanArg: Boolean) {
              arguments {
                nonNullBooleanArgField(nonNullBooleanArg: $booleanArg)
              }
            }
            """),
        Example(
            "5.8.5", "All Variable Usages Are Allowed", .valid(Schemas.pets),
            """
            query nonNullListToList($nonNullBooleanList: [Boolean]!) {
              arguments {
                booleanListArgField(booleanListArg: $nonNullBooleanList)
              }
            }
            """),
        Example(
            "5.8.5", "All Variable Usages Are Allowed", .invalid(Schemas.pets, ["VariablesInAllowedPosition"]),
            """
            query listToNonNullList($booleanList: [Boolean]) {
              arguments {
                nonNullBooleanListField(nonNullBooleanListArg: $booleanList)
              }
            }
            """),
        Example(
            "5.8.5", "All Variable Usages Are Allowed", .valid(Schemas.pets),
            """
            mutation addCat($cat: CatInput!) {
              addPet(pet: { cat: $cat }) {
                name
              }
            }

            mutation addCatWithDefault($cat: CatInput! = { name: "Brontie" }) {
              addPet(pet: { cat: $cat }) {
                name
              }
            }
            """),
        Example(
            "5.8.5", "All Variable Usages Are Allowed", .invalid(Schemas.pets, ["VariablesInAllowedPosition"]),
            """
            mutation addNullableCat($cat: CatInput) {
              addPet(pet: { cat: $cat }) {
                name
              }
            }
            """),
        Example(
            "5.8.5", "All Variable Usages Are Allowed", .valid(Schemas.pets),
            """
            query booleanArgQueryWithDefault($booleanArg: Boolean) {
              arguments {
                optionalNonNullBooleanArgField(optionalBooleanArg: $booleanArg)
              }
            }
            """),
        Example(
            "5.8.5", "All Variable Usages Are Allowed", .valid(Schemas.pets),
            """
            query booleanArgQueryWithDefault($booleanArg: Boolean = true) {
              arguments {
                nonNullBooleanArgField(nonNullBooleanArg: $booleanArg)
              }
            }
            """),
    ]
}
