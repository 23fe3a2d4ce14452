unit-people = people
