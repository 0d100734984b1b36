// The tests of the built program.
