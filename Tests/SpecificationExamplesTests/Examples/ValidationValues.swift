extension SpecificationExamples {
    /// Sections 5.6 "Values" and 5.7 "Directives".
    static let validationValuesAndDirectives: [Example] = [
        Example(
            "5.6.1", "Values of Correct Type", .validFragments(Schemas.pets),
            """
            fragment goodBooleanArg on Arguments {
              booleanArgField(booleanArg: true)
            }

            fragment coercedIntIntoFloatArg on Arguments {
              # Note: The input coercion rules for Float allow Int literals.
              floatArgField(floatArg: 123)
            }

            query goodComplexDefaultValue($search: FindDogInput = { name: "Fido" }) {
              findDog(searchBy: $search) {
                name
              }
            }

            mutation addPet($pet: PetInput! = { cat: { name: "Brontie" } }) {
              addPet(pet: $pet) {
                name
              }
            }
            """),
        Example(
            "5.6.1", "Values of Correct Type",
            .invalidFragments(Schemas.pets, ["ValuesOfCorrectType", "VariablesInAllowedPosition"]),
            """
            fragment stringIntoInt on Arguments {
              intArgField(intArg: "123")
            }

            query badComplexValue {
              findDog(searchBy: { name: 123 }) {
                name
              }
            }

            mutation oneOfWithNoFields {
              addPet(pet: {}) {
                name
              }
            }

            mutation oneOfWithTwoFields($dog: DogInput) {
              addPet(pet: { cat: { name: "Brontie" }, dog: $dog }) {
                name
              }
            }

            mutation listOfOneOfWithNullableVariable($dog: DogInput) {
              addPets(pets: [{ dog: $dog }]) {
                name
              }
            }
            """),
        Example(
            "5.6.2", "Input Object Field Names", .valid(Schemas.pets),
            """
            {
              findDog(searchBy: { name: "Fido" }) {
                name
              }
            }
            """),
        Example(
            "5.6.2", "Input Object Field Names", .invalid(Schemas.pets, ["ValuesOfCorrectType"]),
            """
            {
              findDog(searchBy: { favoriteCookieFlavor: "Bacon" }) {
                name
              }
            }
            """),
        Example(
            "5.6.3", "Input Object Field Uniqueness", .invalid(Schemas.fieldWithInput, ["UniqueInputFieldNames"]),
            """
            {
              field(arg: { field: true, field: false })
            }
            """),
        Example(
            "5.7.2", "Directives Are in Valid Locations",
            .invalid(Schemas.fieldWithInput, ["KnownDirectives", "NoUndefinedVariables"]),
            """
            query @skip(if: $foo) {
              field
            }
            """),
        Example(
            "5.7.3", "Directives Are Unique per Location",
            .invalid(Schemas.fieldWithInput, ["UniqueDirectivesPerLocation"]),
            """
            query ($foo: Boolean = true, $bar: Boolean = false) {
              field @skip(if: $foo) @skip(if: $bar)
            }
            """),
        Example(
            "5.7.3", "Directives Are Unique per Location", .valid(Schemas.subfields),
            """
            query ($foo: Boolean = true, $bar: Boolean = false) {
              field @skip(if: $foo) {
                subfieldA
              }
              field @skip(if: $bar) {
                subfieldB
              }
            }
            """),
    ]
}
