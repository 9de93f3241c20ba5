public import ArgumentParser
public import Gateway

extension Profile: ExpressibleByArgument {}
